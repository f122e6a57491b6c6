import { describe, expect, it } from '@jest/globals';
import { ALWAYS_OPEN, type Calendar } from '../../../shared/core/sla/calendar.ts';
import { calendarFaults } from '../../../shared/core/sla/calendar-faults.ts';
import { nightShift, officeWeek } from './calendars.ts';

const faultsOf = (calendar: Calendar): string[] =>
  calendarFaults(calendar).map(({ path, code }) => [code, ...path].join(' '));

describe('a sound calendar', () => {
  it.each([
    ['is always open', ALWAYS_OPEN],
    [
      'has windows that touch',
      officeWeek({
        weekly: {
          mon: [
            ['09:00', '12:00'],
            ['12:00', '17:00'],
          ],
        },
      }),
    ],
    [
      'has a night that ends as the next day opens',
      officeWeek({ weekly: { sun: [['22:00', '06:00']], mon: [['06:00', '08:00']] } }),
    ],
    ['opens by an override only', { timeZone: 'UTC', weekly: {}, overrides: { '2026-06-01': [['09:00', '17:00']] } }],
    [
      'has a day after a night that a holiday closes',
      nightShift({ holidays: ['2026-06-01'], overrides: { '2026-06-02': [['00:00', '12:00']] } }),
    ],
    ['tells times to the second', officeWeek({ weekly: { mon: [['09:00:30', '24:00:00']] } })],
  ] as [string, Calendar][])('%s', (_virtue, calendar) => {
    expect(faultsOf(calendar)).toEqual([]);
  });
});

describe('a calendar is faulty', () => {
  it.each([
    [
      'when it never opens',
      { timeZone: 'UTC', weekly: { mon: [] }, overrides: { '2026-06-01': [] } },
      ['CALENDAR_NEVER_OPENS'],
    ],
    [
      'when windows of a day overlap',
      officeWeek({
        weekly: {
          mon: [
            ['13:00', '17:00'],
            ['09:00', '13:01'],
          ],
        },
      }),
      ['WINDOWS_OVERLAP weekly mon 0'],
    ],
    [
      'when one window lies in another that a third follows',
      officeWeek({
        weekly: {
          mon: [
            ['09:00', '17:00'],
            ['10:00', '11:00'],
            ['12:00', '13:00'],
          ],
        },
      }),
      ['WINDOWS_OVERLAP weekly mon 1', 'WINDOWS_OVERLAP weekly mon 2'],
    ],
    [
      'when a night overlaps the next day',
      officeWeek({ weekly: { sun: [['22:00', '06:00']], mon: [['05:59', '08:00']] } }),
      ['WINDOWS_OVERLAP weekly mon 0'],
    ],
    [
      'when an override overlaps the night before it',
      nightShift({ overrides: { '2026-06-02': [['05:00', '12:00']] } }),
      ['WINDOWS_OVERLAP overrides 2026-06-02 0'],
    ],
    [
      'when the night of an override overlaps the next day',
      officeWeek({ overrides: { '2026-06-01': [['20:00', '10:00']] } }),
      ['WINDOWS_OVERLAP weekly tue 0'],
    ],
    [
      'once for each window, however many others it overlaps',
      officeWeek({
        weekly: { mon: [['22:00', '12:00']], tue: [['10:00', '17:00']] },
        overrides: { '2026-06-01': [['20:00', '11:00']] },
      }),
      ['WINDOWS_OVERLAP weekly tue 0'],
    ],
  ] as [string, Calendar, string[]][])('%s', (_fault, calendar, faults) => {
    expect(faultsOf(calendar)).toEqual(faults);
  });
});
