import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const page = readFileSync('docs/security.md', 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| API'));
const testsOf = (row: string) => [...row.matchAll(/`(test\/[^`]+)`/g)].map(([, file = '']) => file);

describe('the page of security', () => {
  it('has a row for each of the ten risks', () => {
    const numbers = rows.map((row) => Number(/^\| API(\d+) /.exec(row)?.[1]));
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it.each(rows.map((row) => [row.split(' ')[1], row] as const))('%s names tests, and they exist', (_, row) => {
    expect(testsOf(row).length).toBeGreaterThan(0);
    expect(testsOf(row).filter((file) => !existsSync(file))).toEqual([]);
  });
});
