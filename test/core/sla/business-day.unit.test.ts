import { describe, expect, it } from '@jest/globals';
import { oneBusinessDay } from '../../../shared/core/sla/business-day.ts';
import { ALWAYS_OPEN, type Calendar } from '../../../shared/core/sla/calendar.ts';
import { toRfc3339 } from '../../../shared/core/sla/instant.ts';
import { at, nightShift, officeWeek } from './calendars.ts';

type Row = [behaviour: string, calendar: Calendar, start: string, due: string];

const shortTuesday = officeWeek({
  overrides: {
    '2026-06-02': [
      ['09:00', '12:00'],
      ['13:00', '15:00'],
    ],
  },
});
const lateTuesday = officeWeek({
  overrides: {
    '2026-06-02': [
      ['11:00', '13:00'],
      ['14:00', '18:00'],
    ],
  },
});
const earlySunday = officeWeek({ weekly: { sat: [['01:00', '05:00']], sun: [['01:00', '05:00']] } });

// 2026-06-01 is a Monday; Berlin is at +02:00.
const ROWS: Row[] = [
  ['open: the same local time on the next day', officeWeek(), '2026-06-01T10:15:07+02:00', '2026-06-02T08:15:07Z'],
  ['open on a Friday: the same local time on Monday', officeWeek(), '2026-06-05T10:00+02:00', '2026-06-08T08:00:00Z'],
  ['the opening instant is open', officeWeek(), '2026-06-01T09:00+02:00', '2026-06-02T07:00:00Z'],
  [
    'a holiday has no open windows',
    officeWeek({ holidays: ['2026-06-02'] }),
    '2026-06-01T10:00+02:00',
    '2026-06-03T08:00:00Z',
  ],
  [
    'an override opens a Saturday',
    officeWeek({ overrides: { '2026-06-06': [['08:00', '12:00']] } }),
    '2026-06-05T10:00+02:00',
    '2026-06-06T08:00:00Z',
  ],
  [
    'a break closes the whole of a date',
    officeWeek({ breaks: { '2026-06-02': [['08:00', '18:00']] } }),
    '2026-06-01T10:00+02:00',
    '2026-06-03T08:00:00Z',
  ],
  ['that time is after the last close: that close', shortTuesday, '2026-06-01T16:00+02:00', '2026-06-02T13:00:00Z'],
  [
    'that time is in the lunch hour: the close before it',
    shortTuesday,
    '2026-06-01T12:30+02:00',
    '2026-06-02T10:00:00Z',
  ],
  ['that time is the close itself: that close', shortTuesday, '2026-06-01T15:00+02:00', '2026-06-02T13:00:00Z'],
  [
    'that time is before the first opening: the first close',
    lateTuesday,
    '2026-06-01T10:00+02:00',
    '2026-06-02T11:00:00Z',
  ],
  ['closed before opening: the close of that day', officeWeek(), '2026-06-01T07:00+02:00', '2026-06-01T15:00:00Z'],
  [
    'the closing instant is closed: the close of the next day',
    officeWeek(),
    '2026-06-01T17:00+02:00',
    '2026-06-02T15:00:00Z',
  ],
  ['closed at the weekend: the close of Monday', officeWeek(), '2026-06-06T12:00+02:00', '2026-06-08T15:00:00Z'],
  ['closed for lunch: the last close of that day', shortTuesday, '2026-06-02T12:30+02:00', '2026-06-02T13:00:00Z'],
  [
    'closed before a day with two windows: its last close',
    shortTuesday,
    '2026-06-02T07:00+02:00',
    '2026-06-02T13:00:00Z',
  ],
  ['always open: the same time on the next day', ALWAYS_OPEN, '2026-06-06T23:59:59Z', '2026-06-07T23:59:59Z'],
  [
    'clocks go forward: the same local time, 23 hours later',
    officeWeek({ weekly: ALWAYS_OPEN.weekly }),
    '2026-03-28T12:00+01:00',
    '2026-03-29T10:00:00Z',
  ],
  [
    'clocks go back: the same local time, 25 hours later',
    officeWeek({ weekly: ALWAYS_OPEN.weekly }),
    '2026-10-24T12:00+02:00',
    '2026-10-25T11:00:00Z',
  ],
  ['that time is skipped: moved forward by the gap', earlySunday, '2026-03-28T02:30+01:00', '2026-03-29T01:30:00Z'],
  ['that time is repeated: the first', earlySunday, '2026-10-24T02:30+02:00', '2026-10-25T00:30:00Z'],
  ['before midnight of a night shift: the next night', nightShift(), '2026-06-01T23:00+02:00', '2026-06-02T21:00:00Z'],
  [
    'after midnight of a night shift: after the next midnight',
    nightShift(),
    '2026-06-05T02:00+02:00',
    '2026-06-06T00:00:00Z',
  ],
  ['the last night of the week: Monday night', nightShift(), '2026-06-05T23:00+02:00', '2026-06-08T21:00:00Z'],
  [
    'after midnight of the last night: after the midnight of Monday night',
    nightShift(),
    '2026-06-06T02:00+02:00',
    '2026-06-09T00:00:00Z',
  ],
  [
    'closed before a night shift: its close next morning',
    nightShift(),
    '2026-06-01T12:00+02:00',
    '2026-06-02T04:00:00Z',
  ],
];

describe('one business day', () => {
  it.each(ROWS)('%s', (_behaviour, calendar, start, due) => {
    expect(toRfc3339(oneBusinessDay(calendar, at(start)))).toBe(due);
  });

  it('is refused when no later date opens', () => {
    const once: Calendar = { timeZone: 'UTC', weekly: {}, overrides: { '2026-06-01': [['09:00', '17:00']] } };
    expect(() => oneBusinessDay(once, at('2026-06-01T10:00Z'))).toThrow(
      expect.objectContaining({ code: 'CALENDAR_NEVER_OPENS' }),
    );
  });
});
