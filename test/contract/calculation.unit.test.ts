import { describe, expect, it } from '@jest/globals';
import { calculationExample, calculationSchema } from '../../shared/contract/calculation.ts';
import { eventExample, eventSchema } from '../../shared/contract/event.ts';
import { validate } from '../../shared/contract/validate.ts';
import { calculate } from '../../shared/core/sla/calculate.ts';
import type { AppError } from '../../shared/errors.ts';

const faults = (value: unknown): string[] => {
  try {
    validate(calculationSchema, value);
  } catch (error) {
    return ((error as AppError).members.errors ?? []).map(({ pointer, code }) => `${code} ${pointer}`);
  }
  return [];
};

const asked = (calendar: object) => ({
  ...calculationExample,
  calendar: { ...calculationExample.calendar, ...calendar },
});

describe('a calendar in a question', () => {
  it('is taken when it is sound', () => {
    expect(faults(calculationExample)).toEqual([]);
    expect(faults(asked({ weekly: { mon: [['09:00:30', '24:00:00']] }, holidays: ['2028-02-29'] }))).toEqual([]);
  });

  it.each([
    ['an unknown zone', { timeZone: 'Europe/Atlantis' }, ['UNKNOWN_ZONE /calendar/timeZone']],
    ['a fixed offset', { timeZone: '+02:00' }, ['UNKNOWN_ZONE /calendar/timeZone']],
    ['no zone', { timeZone: '' }, ['UNKNOWN_ZONE /calendar/timeZone']],
    ['no window at all', { weekly: {} }, ['CALENDAR_NEVER_OPENS /calendar']],
    [
      'windows that overlap',
      {
        weekly: {
          mon: [
            ['09:00', '12:00'],
            ['11:00', '13:00'],
          ],
        },
      },
      ['WINDOWS_OVERLAP /calendar/weekly/mon/1'],
    ],
    [
      'dates that do not exist, also as names of members',
      { holidays: ['2026-02-30'], overrides: { '2026/02/01': [] }, breaks: { 'a~b': [] } },
      ['BAD_DATE /calendar/holidays/0', 'BAD_DATE /calendar/overrides/2026~102~101', 'BAD_DATE /calendar/breaks/a~0b'],
    ],
    [
      'times that do not exist',
      {
        weekly: { mon: [['24:00', '25:00']], tue: [['9:00', '10:00']] },
        breaks: { '2026-06-01': [['12:00', '12:60']] },
      },
      [
        'BAD_TIME /calendar/weekly/mon/0/0',
        'BAD_TIME /calendar/weekly/mon/0/1',
        'BAD_TIME /calendar/weekly/tue/0/0',
        'BAD_TIME /calendar/breaks/2026-06-01/0/1',
      ],
    ],
    [
      'a window that opens at the end of its day',
      { weekly: { mon: [['24:00', '12:00']] } },
      ['BAD_TIME /calendar/weekly/mon/0/0'],
    ],
  ])('with %s is refused with pointers and codes', (_, calendar, expected) => {
    expect(faults(asked(calendar))).toEqual(expected);
  });

  it('has all faults of its shape named at once', () => {
    expect(faults(asked({ timeZone: 'Mars', holidays: ['Easter', 4], extra: true }))).toEqual([
      'UNKNOWN_ZONE /calendar/timeZone',
      'BAD_DATE /calendar/holidays/0',
      'WRONG_TYPE /calendar/holidays/1',
      'UNKNOWN_PROPERTY /calendar/extra',
    ]);
  });
});

describe('a span', () => {
  const span = { op: 'businessSecondsBetween', calendar: calculationExample.calendar };

  it('isn’t called too long where one of its ends is no instant', () => {
    expect(faults({ ...span, from: 'x', to: '2026-01-01T00:00:00Z' })).toEqual(['WRONG_FORMAT /from']);
    expect(faults({ ...span, from: '2026-01-01T00:00:00Z', to: 'x' })).toEqual(['WRONG_FORMAT /to']);
  });
});

describe('a question', () => {
  it('has all faults of its shape named at once, beside those that the whole of its calendar shows', () => {
    const overlapping = {
      weekly: {
        mon: [
          ['09:00', '12:00'],
          ['11:00', '13:00'],
        ],
      },
    };
    expect(faults({ ...asked(overlapping), start: 'x', seconds: -1, pauses: [['a', 5]], more: true })).toEqual([
      'WINDOWS_OVERLAP /calendar/weekly/mon/1',
      'WRONG_FORMAT /start',
      'TOO_SMALL /seconds',
      'WRONG_FORMAT /pauses/0/0',
      'WRONG_TYPE /pauses/0/1',
      'UNKNOWN_PROPERTY /more',
    ]);
  });
});

describe('a local time', () => {
  it('needs a zone that exists and no offset', () => {
    expect(faults({ op: 'resolveLocal', local: '2026-03-29T02:30:00Z', timeZone: '+02:00' })).toEqual([
      'WRONG_FORMAT /local',
      'UNKNOWN_ZONE /timeZone',
    ]);
  });

  it.each([
    ['1969-12-31T23:59:59', false],
    ['1970-01-01T00:00:00', true],
    ['2199-12-31T23:59:59', true],
    ['2200-01-01T00:00:00', false],
    ['0000-01-01T00:00:00', false],
  ])('of %s is one of the years that are walked: %s', (local, near) => {
    expect(faults({ op: 'resolveLocal', local, timeZone: 'UTC' })).toHaveLength(near ? 0 : 1);
  });
});

describe('null', () => {
  it('is as absent', () => {
    const calendar = { ...calculationExample.calendar, holidays: null, overrides: null, breaks: null };
    expect(faults({ ...calculationExample, calendar, pauses: null })).toEqual([]);
    expect(eventSchema.parse({ ...eventExample, at: null })).toEqual(eventSchema.parse(eventExample));
  });
});

describe('a second', () => {
  it('may have any number of decimals in a local time, and those of 40 characters in an instant', () => {
    const decimals = '.12345678901234567890';
    const at = `2026-03-29T02:30:00${decimals}`;
    const asking = { op: 'resolveLocal', local: at, timeZone: 'Europe/Budapest' };
    const answer = calculate(validate(calculationSchema, asking));
    expect(answer.result).toBe('2026-03-29T01:30:00.123Z');
    const start = `${at.slice(0, 39)}Z`;
    expect(faults({ ...calculationExample, start })).toEqual([]);
    expect(faults({ ...calculationExample, start: start.replace('Z', '0Z') })).toEqual(['TOO_BIG /start']);
  });
});

describe('what is too much', () => {
  const weekly = (windows: number) => {
    const two = (hour: number) => String(hour).padStart(2, '0');
    return { mon: Array.from({ length: windows }, (_, hour) => [`${two(hour)}:00`, `${two(hour)}:30`]) };
  };
  const range = (op: string, to: string) => ({
    op,
    calendar: calculationExample.calendar,
    from: '2026-01-01T00:00:00Z',
    to,
  });

  it('is more than 24 windows on a day', () => {
    expect(faults(asked({ weekly: weekly(24) }))).toEqual([]);
    expect(faults(asked({ weekly: weekly(25) }))).toContain('TOO_BIG /calendar/weekly/mon');
  });

  it('isn’t nineteen years of Sundays, counted or listed', () => {
    const sundays = { calendar: { timeZone: 'UTC', weekly: { sun: [['09:00', '17:00']] } } };
    const answer = (op: string) =>
      calculate(validate(calculationSchema, { ...range(op, '2044-12-20T00:00:00Z'), ...sundays })).result;
    expect(answer('openWindows')).toHaveLength(990);
    expect(answer('businessSecondsBetween')).toBe(990 * 8 * 3_600);
  });

  it('is a walk over more than 100,000 windows, told as such', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
    const day = hours.map((hour) => [`${hour}:00`, `${hour}:30`]);
    const weekly = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((name) => [name, day]));
    const calendar = { timeZone: 'UTC', weekly };
    const ask = (to: string) => calculate(validate(calculationSchema, { ...range('openWindows', to), calendar }));
    expect(() => ask('2037-01-01T00:00:00Z')).not.toThrow();
    expect(() => ask('2038-01-01T00:00:00Z')).toThrow(expect.objectContaining({ code: 'BEYOND_HORIZON' }));
  });

  it('is an instant before 1970 or after 2199', () => {
    const open = (at: string) => faults({ op: 'isOpen', calendar: calculationExample.calendar, at });
    expect(['1970-01-01T00:00:00Z', '2199-12-31T23:59:59Z'].flatMap(open)).toEqual([]);
    expect(['1969-12-31T23:59:59Z', '2200-01-01T00:00:00Z'].flatMap(open)).toEqual([
      'OUT_OF_RANGE /at',
      'OUT_OF_RANGE /at',
    ]);
  });

  it('is told in the catalogue’s words', () => {
    const weekly = { mon: [['9', '17:00']] };
    const texts = (value: unknown) => {
      try {
        validate(calculationSchema, value);
      } catch (error) {
        return (error as AppError).members.errors?.map(({ text }) => text?.key);
      }
      return [];
    };
    expect(texts(asked({ timeZone: 'Mars', weekly, holidays: ['x'] }))).toEqual([
      'field.UNKNOWN_ZONE',
      'field.BAD_TIME',
      'field.BAD_DATE',
    ]);
    expect(texts({ op: 'resolveLocal', local: '2026-03-29T02:30:00Z', timeZone: 'UTC' })).toEqual(['field.localTime']);
  });
});
