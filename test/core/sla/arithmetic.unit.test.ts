import { describe, expect, it } from '@jest/globals';
import {
  addBusinessTime,
  businessSecondsBetween,
  isOpen,
  nextClose,
  nextOpen,
  nextOpenOrSelf,
  openWindows,
  subtractBusinessTime,
} from '../../../shared/core/sla/arithmetic.ts';
import { ALWAYS_OPEN, type Calendar, WEEKDAYS, type Window } from '../../../shared/core/sla/calendar.ts';
import { DAY, HOUR, MINUTE, toRfc3339 } from '../../../shared/core/sla/instant.ts';
import { at, nightShift, officeWeek } from './calendars.ts';

const only2020: Calendar = { timeZone: 'UTC', weekly: {}, overrides: { '2020-01-01': [['09:00', '17:00']] } };
const never = expect.objectContaining({ code: 'CALENDAR_NEVER_OPENS' });
const tooFar = expect.objectContaining({ code: 'BEYOND_HORIZON' });

describe('a window that a gap moves', () => {
  it('past the next one of its date is counted in its new place', () => {
    const gap = {
      '2026-03-29': [
        ['02:15', '02:30'],
        ['03:00', '03:10'],
      ] satisfies [string, string][],
    };
    const calendar: Calendar = { timeZone: 'Europe/Berlin', weekly: {}, overrides: gap };
    const open = openWindows(calendar, at('2026-03-29T00:00+01:00'), at('2026-03-30T00:00+02:00'));
    expect(open.map((span) => span.map(toRfc3339))).toEqual([
      ['2026-03-29T01:00:00Z', '2026-03-29T01:10:00Z'],
      ['2026-03-29T01:15:00Z', '2026-03-29T01:30:00Z'],
    ]);
  });
});

describe('no budget at all', () => {
  it('yields an open start, and the next opening after a closed one', () => {
    expect(addBusinessTime(officeWeek(), at('2026-06-01T10:00+02:00'), 0)).toBe(at('2026-06-01T10:00+02:00'));
    expect(addBusinessTime(officeWeek(), at('2026-06-05T17:00+02:00'), 0)).toBe(at('2026-06-08T09:00+02:00'));
  });

  it('yields, backwards, an open start, and the close before a closed one', () => {
    expect(subtractBusinessTime(officeWeek(), at('2026-06-08T09:00+02:00'), 0)).toBe(at('2026-06-08T09:00+02:00'));
    expect(subtractBusinessTime(officeWeek(), at('2026-06-08T08:00+02:00'), 0)).toBe(at('2026-06-05T17:00+02:00'));
  });
});

describe('windows', () => {
  it('are walked in order, however they are written', () => {
    const turned: Calendar = officeWeek({
      weekly: {
        mon: [
          ['13:00', '17:00'],
          ['09:00', '12:00'],
        ],
      },
    });
    expect(addBusinessTime(turned, at('2026-06-01T08:00+02:00'), 3600)).toBe(at('2026-06-01T10:00+02:00'));
  });

  it('of a night before a holiday still end on it', () => {
    const calendar = nightShift({ holidays: ['2026-06-02'] });
    const open = openWindows(calendar, at('2026-06-01T12:00+02:00'), at('2026-06-04T12:00+02:00'));
    expect(open.map((span) => span.map(toRfc3339))).toEqual([
      ['2026-06-01T20:00:00Z', '2026-06-02T04:00:00Z'],
      ['2026-06-03T20:00:00Z', '2026-06-04T04:00:00Z'],
    ]);
  });

  it('of an override are open on a holiday', () => {
    const calendar = officeWeek({ holidays: ['2026-06-02'], overrides: { '2026-06-02': [['10:00', '11:00']] } });
    expect(businessSecondsBetween(calendar, at('2026-06-02T00:00+02:00'), at('2026-06-03T00:00+02:00'))).toBe(3600);
  });

  it('are cut by breaks, also by one of the next date', () => {
    const calendar = nightShift({ breaks: { '2026-06-02': [['01:00', '02:00']] } });
    expect(nextClose(calendar, at('2026-06-01T23:00+02:00'))).toBe(at('2026-06-02T01:00+02:00'));
    expect(nextOpen(calendar, at('2026-06-01T23:00+02:00'))).toBe(at('2026-06-02T02:00+02:00'));
  });

  it('that touch at midnight are one', () => {
    const calendar = officeWeek({ weekly: { mon: [['20:00', '24:00']], tue: [['00:00', '04:00']] } });
    expect(nextClose(calendar, at('2026-06-01T21:00+02:00'))).toBe(at('2026-06-02T04:00+02:00'));
    expect(nextOpen(calendar, at('2026-06-01T21:00+02:00'))).toBe(at('2026-06-08T20:00+02:00'));
  });

  it('that open and close at the same time last until the next date', () => {
    const calendar = officeWeek({ weekly: { mon: [['09:00', '09:00']] } });
    expect(nextClose(calendar, at('2026-06-01T09:00+02:00'))).toBe(at('2026-06-02T09:00+02:00'));
  });
});

describe('a calendar without open time', () => {
  it.each([
    ['adding', () => addBusinessTime(only2020, at('2026-06-01T00:00Z'), 60)],
    ['adding more than is left', () => addBusinessTime(only2020, at('2020-01-01T16:30Z'), 3600)],
    ['subtracting', () => subtractBusinessTime(only2020, at('2019-06-01T00:00Z'), 60)],
    ['the next opening', () => nextOpenOrSelf(only2020, at('2026-06-01T00:00Z'))],
    ['the next close', () => nextClose(only2020, at('2026-06-01T00:00Z'))],
  ])('refuses %s', (_question, ask) => {
    expect(ask).toThrow(never);
  });

  it('is closed and has no seconds', () => {
    const closed: Calendar = { timeZone: 'Europe/Berlin', weekly: {} };
    expect(isOpen(closed, at('2026-06-01T10:00Z'))).toBe(false);
    expect(businessSecondsBetween(closed, at('2026-06-01T10:00Z'), at('2027-06-01T10:00Z'))).toBe(0);
    expect(() => nextOpen(closed, at('2026-06-01T10:00Z'))).toThrow(never);
  });

  it('still answers while its last window lasts', () => {
    expect(addBusinessTime(only2020, at('2019-01-01T00:00Z'), 8 * 3600)).toBe(at('2020-01-01T17:00Z'));
    expect(nextClose(only2020, at('2020-01-01T10:00Z'))).toBe(at('2020-01-01T17:00Z'));
    expect(subtractBusinessTime(only2020, at('2026-06-01T00:00Z'), 8 * 3600)).toBe(at('2020-01-01T09:00Z'));
  });
});

describe('an answer more than fifty years away', () => {
  const start = at('2026-06-01T00:00Z');
  const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
  const hourly = hours.map((hour): Window => [`${hour}:00`, `${hour}:01`]);
  const everyHour: Calendar = { timeZone: 'UTC', weekly: Object.fromEntries(WEEKDAYS.map((day) => [day, hourly])) };
  const minuteAWeek: Calendar = { timeZone: 'UTC', weekly: { mon: [['09:00', '09:01']] } };

  it.each([
    ['the close of a calendar that never closes', () => nextClose(ALWAYS_OPEN, start)],
    ['the opening of a calendar that never closes', () => nextOpen(ALWAYS_OPEN, start)],
    ['a budget of ten years at a minute a week', () => addBusinessTime(minuteAWeek, start, (3650 * DAY) / 1000)],
    ['the same backwards', () => subtractBusinessTime(minuteAWeek, start, (3650 * DAY) / 1000)],
    ['a range of fifty-one years', () => businessSecondsBetween(ALWAYS_OPEN, start, at('2077-06-01T00:00Z'))],
    ['a hundred thousand windows', () => addBusinessTime(everyHour, start, 100_100 * 60)],
    ['the same number backwards', () => subtractBusinessTime(everyHour, start, 100_800 * 60)],
    ['a pause that never ends', () => addBusinessTime(ALWAYS_OPEN, start, 60, [[start, Number.POSITIVE_INFINITY]])],
  ])('is refused: %s', (_question, ask) => {
    expect(ask).toThrow(tooFar);
  });

  it('is not one of ten years with a window each hour', () => {
    const windows = 10 * 365 * 24;
    expect(addBusinessTime(everyHour, start, windows * 60)).toBe(start + windows * HOUR - 59 * MINUTE);
    expect(subtractBusinessTime(everyHour, start, windows * 60)).toBe(start - windows * HOUR);
  });

  it('is not one of forty-nine years', () => {
    const end = at('2075-06-01T00:00Z');
    expect(businessSecondsBetween(ALWAYS_OPEN, start, end)).toBe((end - start) / 1000);
  });
});

describe('ten years of a Monday to Friday calendar', () => {
  it('are added, subtracted and counted within 200 ms of processor time each', () => {
    const calendar = officeWeek();
    const start = at('2026-01-01T00:00Z');
    const end = start + 3652 * DAY;
    const seconds = businessSecondsBetween(calendar, start, end);
    const timed = (ask: () => number): [answer: number, fast: boolean] => {
      const before = process.cpuUsage();
      const answer = ask();
      return [answer, process.cpuUsage(before).user < 200_000];
    };
    expect(timed(() => businessSecondsBetween(calendar, start, end))).toEqual([seconds, true]);
    expect(timed(() => addBusinessTime(calendar, start, seconds))).toEqual([at('2035-12-31T16:00Z'), true]);
    expect(timed(() => subtractBusinessTime(calendar, end, seconds))).toEqual([at('2026-01-01T08:00Z'), true]);
  });
});
