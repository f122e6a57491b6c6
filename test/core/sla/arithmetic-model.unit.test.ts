import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addBusinessTime,
  businessSecondsBetween,
  isOpen,
  nextClose,
  nextOpen,
  nextOpenOrSelf,
  openWindows,
  type Pause,
  subtractBusinessTime,
} from '../../../shared/core/sla/arithmetic.ts';
import { WEEKDAYS, type Window } from '../../../shared/core/sla/calendar.ts';
import { resolveLocal } from '../../../shared/core/sla/local-time.ts';
import { instantOf, type ModelCalendar, type Period, periodAround, SlowModel } from './slow-model.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

const CLOCK_CHANGES: [timeZone: string, near: string][] = [
  ['Europe/Berlin', '2026-03-29T01:00:00Z'],
  ['Europe/Berlin', '2026-10-25T01:00:00Z'],
  ['America/New_York', '2026-03-08T07:00:00Z'],
  ['America/St_Johns', '2026-11-01T04:30:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
  ['America/Havana', '2026-03-08T05:00:00Z'],
  ['America/Havana', '2026-11-01T05:00:00Z'],
  ['Asia/Tehran', '2022-03-21T20:30:00Z'],
  ['America/Sao_Paulo', '2018-11-04T03:00:00Z'],
  ['Africa/Casablanca', '2026-02-15T02:00:00Z'],
  ['Antarctica/Troll', '2026-10-25T01:00:00Z'],
  ['Asia/Pyongyang', '2018-05-04T15:00:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
];

const PERIODS = new Map(CLOCK_CHANGES.map((change) => [change.join(' '), periodAround(...change)]));

const two = (value: number): string => String(value).padStart(2, '0');

/** A wall-clock text on a whole step of seconds; half of them in the small hours, where clocks change. */
const wallClock = (step: number, latest: number): fc.Arbitrary<string> =>
  fc
    .oneof(fc.integer({ min: 0, max: (4 * HOUR) / step }), fc.integer({ min: 0, max: latest / step }))
    .map((steps) => steps * step)
    .map((seconds) => {
      const text = `${two(Math.floor(seconds / HOUR))}:${two(Math.floor((seconds % HOUR) / 60))}`;
      return seconds % 60 === 0 ? text : `${text}:${two(seconds % 60)}`;
    });

const windows = (step: number): fc.Arbitrary<Window[]> =>
  fc.array(fc.tuple(wallClock(step, DAY - 60), wallClock(step, DAY)), { maxLength: 2 });

/** A calendar with its special dates, and the pauses, within a week of the clock change. */
const setting = (step: number) =>
  fc.constantFrom(...PERIODS).chain(([clockChange, period]) => {
    const date = fc
      .integer({ min: -5, max: 7 })
      .map((days) => new Date((period.change + days * DAY) * 1000).toISOString().slice(0, 10));
    const instant = fc.integer({ min: -4 * DAY, max: 4 * DAY }).map((seconds) => period.change + seconds);
    const onStep = instant.map((at) => at - (at % step));
    return fc.record({
      clockChange: fc.constant(clockChange),
      weekly: fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, windows(step)]))),
      holidays: fc.array(date, { maxLength: 2 }),
      overrides: fc.dictionary(date, windows(step), { maxKeys: 2 }),
      breaks: fc.dictionary(date, windows(step), { maxKeys: 2 }),
      pauses: fc.array(fc.tuple(onStep, onStep), { maxLength: 3 }),
      at: fc.oneof(instant, onStep),
      other: instant,
      seconds: fc.oneof(
        fc.constant(0),
        fc.integer({ min: 0, max: 30 * HOUR }),
        fc.integer({ min: 0, max: 30 }).map((h) => h * HOUR),
      ),
    });
  });

/** A setting names its period, so that a counterexample stays readable. */
const periodOf = (clockChange: string): Period => {
  const period = PERIODS.get(clockChange);
  if (!period) throw new RangeError(`Expected one of the periods, found '${clockChange}'`);
  return period;
};

type Setting = ReturnType<typeof setting> extends fc.Arbitrary<infer T> ? T : never;

/** The product's answer in seconds; undefined where the model's three weeks have none. */
const whereModelKnows = (known: number | undefined, answer: () => number): (number | undefined)[] =>
  known === undefined ? [undefined, undefined] : [answer() / 1000, known];

const agrees = ({ clockChange, pauses, at, other, seconds, ...rest }: Setting, step: number): void => {
  const period = periodOf(clockChange);
  const calendar = { timeZone: period.timeZone, ...rest };
  const model: ModelCalendar = rest;
  const paused = new SlowModel(period, model, pauses, step);
  const plain = new SlowModel(period, model, [], step);
  const pausesMs = pauses.map(([from, to]): Pause => [from * 1000, to * 1000]);
  const ms = at * 1000;

  expect(businessSecondsBetween(calendar, ms, other * 1000, pausesMs)).toBe(paused.between(at, other));
  expect(isOpen(calendar, ms)).toBe(plain.isOpen(at));
  const to = at + 3 * DAY;
  expect(openWindows(calendar, ms, to * 1000)).toEqual(plain.windows(at, to).map(([a, b]) => [a * 1000, b * 1000]));

  const pairs = {
    add: whereModelKnows(paused.add(at, seconds), () => addBusinessTime(calendar, ms, seconds, pausesMs)),
    subtract: whereModelKnows(paused.subtract(at, seconds), () =>
      subtractBusinessTime(calendar, ms, seconds, pausesMs),
    ),
    nextOpenOrSelf: whereModelKnows(plain.add(at, 0), () => nextOpenOrSelf(calendar, ms)),
    nextOpen: whereModelKnows(plain.nextTurn(at, true), () => nextOpen(calendar, ms)),
    nextClose: whereModelKnows(plain.nextTurn(at, false), () => nextClose(calendar, ms)),
  };
  for (const [op, [found, known]] of Object.entries(pairs)) expect([op, found]).toEqual([op, known]);
};

const check = (step: number, numRuns: number): void =>
  fc.assert(
    fc.property(setting(step), (one) => agrees(one, step)),
    { numRuns, seed: 4 },
  );

describe('the arithmetic agrees with the slow model around clock changes', () => {
  it('minute by minute, on two thousand calendars', () => check(60, 2000));

  it('second by second, on one hundred calendars', () => check(1, 100));

  it.each([...PERIODS])('every quarter of an hour of the local clock: %s', (_change, period) => {
    for (let local = period.change - 3 * DAY; local < period.change + 3 * DAY; local += HOUR / 4) {
      const text = new Date(local * 1000).toISOString().slice(0, 19);
      expect([text, resolveLocal(text, period.timeZone) / 1000]).toEqual([text, instantOf(period, local)]);
    }
  });
});
