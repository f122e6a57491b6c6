import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { OPERATIONS, type Operation } from '../../shared/contract/operations.ts';
import { statusOf } from '../../shared/errors.ts';

const ROWS = Object.entries<Operation>(OPERATIONS);

describe('the table of operations', () => {
  it.each(ROWS)('%s has an example that its body takes', (_, { body, example }) => {
    expect(body?.safeParse(example).success ?? example === undefined).toBe(true);
  });

  it.each(ROWS)('%s has a query that is taken', (_, { query, exampleQuery = '' }) => {
    expect(query.safeParse(Object.fromEntries(new URLSearchParams(exampleQuery))).success).toBe(true);
  });

  it.each(ROWS)('%s reads a body exactly where it takes one', (name, { method, limit }) => {
    // A redrive says all by its path.
    expect(limit !== undefined).toBe(method === 'POST' && name !== 'redriveTicket');
  });

  it.each(ROWS)('%s names each of its problems once, and answers none of them by the status of a success', (_, row) => {
    expect(new Set<string>(row.problems).size).toBe(row.problems.length);
    const problems = row.problems.map(statusOf);
    expect(Object.keys(row.answers).filter((status) => status < '400' && problems.includes(Number(status)))).toEqual(
      [],
    );
  });

  it.each(ROWS)('%s stands in a file of its own', (name) => {
    const file = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    expect(readdirSync('functions')).toContain(`${file}.ts`);
  });

  it('has one row for each method and path', () => {
    const calls = ROWS.map(([, { method, path }]) => `${method} ${path}`);
    expect(new Set(calls).size).toBe(calls.length);
  });
});
