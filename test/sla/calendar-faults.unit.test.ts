import { describe, expect, it } from '@jest/globals';
import { ALWAYS_OPEN, type Calendar } from '../../shared/sla/calendar.ts';
import { calendarFaults } from '../../shared/sla/calendar-faults.ts';
import { nightShift, officeWeek } from './calendars.ts';

const faultsOf = (calendar: Calendar): string[] =>
  calendarFaults(calendar).map(({ pointer, code }) => `${code} ${pointer}`);

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
    ['in an unknown zone', officeWeek({ timeZone: 'Europe/Atlantis' }), ['UNKNOWN_ZONE /timeZone']],
    ['in a fixed offset', officeWeek({ timeZone: '+02:00' }), ['UNKNOWN_ZONE /timeZone']],
    ['in no zone', officeWeek({ timeZone: '' }), ['UNKNOWN_ZONE /timeZone']],
    [
      'when it never opens',
      { timeZone: 'UTC', weekly: { mon: [] }, overrides: { '2026-06-01': [] } },
      ['CALENDAR_NEVER_OPENS '],
    ],
    [
      'at malformed times',
      officeWeek({
        weekly: {
          mon: [
            ['9:00', '17:00'],
            ['24:00', '24:30'],
          ],
        },
        breaks: { '2026-06-01': [['12:00', '12:60']] },
      }),
      [
        'BAD_TIME /weekly/mon/0/0',
        'BAD_TIME /weekly/mon/1/0',
        'BAD_TIME /weekly/mon/1/1',
        'BAD_TIME /breaks/2026-06-01/0/1',
      ],
    ],
    [
      'at dates that do not exist',
      officeWeek({
        holidays: ['2026-02-29', '2028-02-29'],
        overrides: { '2026/06/01': [] },
        breaks: { '2026-13-01': [] },
      }),
      ['BAD_DATE /holidays/0', 'BAD_DATE /overrides/2026~106~101', 'BAD_DATE /breaks/2026-13-01'],
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
      ['WINDOWS_OVERLAP /weekly/mon/0'],
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
      ['WINDOWS_OVERLAP /weekly/mon/1', 'WINDOWS_OVERLAP /weekly/mon/2'],
    ],
    [
      'when a night overlaps the next day',
      officeWeek({ weekly: { sun: [['22:00', '06:00']], mon: [['05:59', '08:00']] } }),
      ['WINDOWS_OVERLAP /weekly/mon/0'],
    ],
    [
      'when an override overlaps the night before it',
      nightShift({ overrides: { '2026-06-02': [['05:00', '12:00']] } }),
      ['WINDOWS_OVERLAP /overrides/2026-06-02/0'],
    ],
    [
      'when the night of an override overlaps the next day',
      officeWeek({ overrides: { '2026-06-01': [['20:00', '10:00']] } }),
      ['WINDOWS_OVERLAP /weekly/tue/0'],
    ],
  ] as [string, Calendar, string[]][])('%s', (_fault, calendar, faults) => {
    expect(faultsOf(calendar)).toEqual(faults);
  });

  it('in words that say what was expected and what was found', () => {
    const calendar = officeWeek({
      weekly: {
        mon: [
          ['09:00', '13:00'],
          ['12:00', '17:00'],
        ],
      },
    });
    expect(calendarFaults(calendar)[0]?.message).toBe(
      'Expected a window after 09:00-13:00 (/weekly/mon/0), found 12:00-17:00',
    );
  });
});
