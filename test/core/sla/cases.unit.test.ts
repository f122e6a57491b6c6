import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { calendarSchema } from '../../../shared/contract/calendar.ts';
import { type CalculateRequest, calculate } from '../../../shared/core/sla/calculate.ts';
import type { Calendar } from '../../../shared/core/sla/calendar.ts';

interface Case {
  id: string;
  op: string;
  calendar: string | null;
  input: Record<string, unknown>;
  expected: unknown;
}

const { calendars, cases }: { calendars: Record<string, Calendar>; cases: Case[] } = JSON.parse(
  readFileSync(new URL('../../cases/sla-cases.json', import.meta.url), 'utf8'),
);

const INSTANTS = new Set(['start', 'from', 'to', 'at']);

const requestOf = ({ op, calendar, input }: Case): CalculateRequest => {
  const members = Object.entries(input).map(([name, value]) => {
    if (name === 'pauses') return [name, (value as string[][]).map((pause) => pause.map((at) => Date.parse(at)))];
    return [name, INSTANTS.has(name) ? Date.parse(value as string) : value];
  });
  return { op, calendar: calendars[calendar ?? ''], ...Object.fromEntries(members) };
};

describe('the cases collected from other libraries', () => {
  it.each(cases.map((one) => [one.id, one.op, one] as const))('%s: %s', (_id, _op, one) => {
    expect(calculate(requestOf(one)).result).toEqual(one.expected);
  });

  it('find no fault with any of their calendars', () => {
    const faults = Object.entries(calendars).flatMap(([name, calendar]) =>
      (calendarSchema.safeParse(calendar).error?.issues ?? []).map((fault) => ({ name, ...fault })),
    );
    expect(faults).toEqual([]);
  });
});
