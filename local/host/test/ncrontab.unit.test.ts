import { describe, expect, it } from '@jest/globals';
import { parseNcrontab } from '../ncrontab.ts';

/** The next `count` instants after one. */
const following = (expression: string, after: string, count = 1): string[] => {
  const schedule = parseNcrontab(expression);
  const instants = [Date.parse(after)];
  for (let i = 0; i < count; i++) instants.push(schedule.next(instants[i] ?? Number.NaN) ?? Number.NaN);
  return instants.slice(1).map((instant) => new Date(instant).toISOString().replace('.000Z', 'Z'));
};

describe('NCRONTAB', () => {
  it.each([
    ['6 fields begin with seconds', '15 30 9 * * *', '2026-01-01T00:00:00Z', '2026-01-01T09:30:15Z'],
    ['5 fields fire at second 0', '30 9 * * *', '2026-01-01T00:00:00Z', '2026-01-01T09:30:00Z'],
    ['the next instant is later, never the same', '0 30 9 * * *', '2026-01-01T09:30:00Z', '2026-01-02T09:30:00Z'],
    ['a list', '0 0 6,18 * * *', '2026-01-01T07:00:00Z', '2026-01-01T18:00:00Z'],
    ['a range', '0 0 9-11 * * *', '2026-01-01T11:00:00Z', '2026-01-02T09:00:00Z'],
    ['a step over a range', '0 0 8-18/4 * * *', '2026-01-01T12:00:00Z', '2026-01-01T16:00:00Z'],
    ['a step from a number counts to the end', '0 5/15 * * * *', '2026-01-01T00:50:00Z', '2026-01-01T01:05:00Z'],
    ['names by their beginning, in any case', '0 0 0 * Janu MON', '2026-01-01T00:00:00Z', '2026-01-05T00:00:00Z'],
    ['a range of names', '0 0 0 * * mon-fri', '2026-01-02T12:00:00Z', '2026-01-05T00:00:00Z'],
    [
      'a beginning of one letter takes the first of the names',
      '0 0 0 * J *',
      '2026-02-01T00:00:00Z',
      '2027-01-01T00:00:00Z',
    ],
    ['the ends of a falling range change places', '0 0 9 * * FRI-MON', '2026-01-03T00:00:00Z', '2026-01-05T09:00:00Z'],
    ['a step over a falling range', '0 0 18-8/5 * * *', '2026-01-01T09:00:00Z', '2026-01-01T13:00:00Z'],
    ['a step of zero counts as one', '0 */0 * * * *', '2026-01-01T00:00:30Z', '2026-01-01T00:01:00Z'],
    ['leading zeros', '0 007 * * * *', '2026-01-01T00:00:00Z', '2026-01-01T00:07:00Z'],
    ['blanks around the fields', '  0  5 * * * * ', '2026-01-01T00:00:00Z', '2026-01-01T00:05:00Z'],
    ['day and weekday must both match', '0 0 0 13 * 5', '2026-01-01T00:00:00Z', '2026-02-13T00:00:00Z'],
    ['29 February, even on a Sunday', '0 0 0 29 2 0', '2026-01-01T00:00:00Z', '2032-02-29T00:00:00Z'],
    ['the end of the year', '0 0 0 1 1 *', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
  ])('%s: %s', (_title, expression, after, next) => {
    expect(following(expression, after)).toEqual([next]);
  });

  it('every 30 seconds is two a minute', () => {
    expect(following('*/30 * * * * *', '2026-01-01T00:00:01Z', 3)).toEqual([
      '2026-01-01T00:00:30Z',
      '2026-01-01T00:01:00Z',
      '2026-01-01T00:01:30Z',
    ]);
  });

  it('a date that never comes has no next instant', () => {
    expect(parseNcrontab('0 0 0 30 2 *').next(0)).toBeUndefined();
  });

  it.each([
    ['* * * *', 'expected 5 or 6 fields, found 4'],
    ['* * * * * * *', 'expected 5 or 6 fields, found 7'],
    ['60 * * * * *', 'seconds: expected 0-59, found "60"'],
    ['0 0 24 * * *', 'hours: expected 0-23, found "24"'],
    ['0 0 0 0 * *', 'days: expected 1-31, found "0"'],
    ['0 0 0 * 13 *', 'months: expected 1-12, found "13"'],
    ['0 0 0 * * 7', 'weekdays: expected 0-6, found "7"'],
    ['0 0 0 L * *', 'days: expected 1-31, found "L"'],
    ['0 0 0 ? * *', 'days: expected 1-31, found "?"'],
    ['0 1-5-7 * * * *', 'minutes: expected 0-59, found "5-7"'],
    ['0 1- * * * *', 'minutes: expected 0-59, found ""'],
    ['0 -5 * * * *', 'minutes: expected 0-59, found "-5"'],
    ['0 *-5 * * * *', 'minutes: expected 0-59, found "*"'],
    ['0 1,,2 * * * *', 'minutes: expected 0-59, found ""'],
    ['0 1, * * * *', 'minutes: expected 0-59, found ""'],
    ['0 */2/3 * * * *', 'minutes: expected a number as the step, found "*/2/3"'],
    ['0 */ * * * *', 'minutes: expected a number as the step, found "*/"'],
    ['0 60/5 * * * *', 'minutes: expected 0-59, found "60"'],
    ['0 5.5 * * * *', 'minutes: expected 0-59, found "5.5"'],
    ['0 0 0 * Janvier *', 'months: expected 1-12, found "Janvier"'],
    ['0\t5 * * * *', 'minutes: expected 0-59, found "0\t5"'],
  ])('%s is refused: %s', (expression, message) => {
    expect(() => parseNcrontab(expression)).toThrow(message);
  });
});

it.each([
  ['* * * * * *', true],
  ['*/30 * * * * *', true],
  ['0,30 0-59 * * * *', true],
  ['0 * * * * *', false],
  ['* * * * *', false],
  ['*/30 */2 * * * *', false],
  ['* * 9 * * *', false],
])('%s fires more than once each minute: %s', (expression, frequent) => {
  expect(parseNcrontab(expression).frequent).toBe(frequent);
});
