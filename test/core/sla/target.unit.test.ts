import { describe, expect, it } from '@jest/globals';
import type { Pause } from '../../../shared/core/sla/arithmetic.ts';
import { ALWAYS_OPEN, type Calendar } from '../../../shared/core/sla/calendar.ts';
import { toRfc3339 } from '../../../shared/core/sla/instant.ts';
import { dueAt, remainingSeconds, type Target, warnAt } from '../../../shared/core/sla/target.ts';
import { at, officeWeek } from './calendars.ts';

const pauses = (...texts: [from: string, to: string][]): Pause[] => texts.map(([from, to]) => [at(from), at(to)]);

const twoHours: Target = { basis: 'elapsed', minutes: 120 };
const fourOpenHours: Target = { basis: 'business-hours', minutes: 240 };
const oneDay: Target = { basis: 'business-day' };

type Row = [
  behaviour: string,
  target: Target,
  calendar: Calendar,
  start: string,
  paused: Pause[],
  due: string,
  warn: string,
];

// 2026-06-01 is a Monday, 2026-06-05 a Friday; Berlin is at +02:00.
const ROWS: Row[] = [
  [
    'elapsed time runs at night',
    twoHours,
    ALWAYS_OPEN,
    '2026-06-06T23:00:00Z',
    [],
    '2026-06-07T01:00:00Z',
    '2026-06-07T00:30:00Z',
  ],
  [
    'elapsed time is real time where clocks change',
    twoHours,
    ALWAYS_OPEN,
    '2026-03-29T01:30+01:00',
    [],
    '2026-03-29T02:30:00Z',
    '2026-03-29T02:00:00Z',
  ],
  [
    'elapsed time stands while paused',
    twoHours,
    ALWAYS_OPEN,
    '2026-06-06T10:00:00Z',
    pauses(['2026-06-06T11:00:00Z', '2026-06-06T15:00:00Z']),
    '2026-06-06T16:00:00Z',
    '2026-06-06T15:30:00Z',
  ],
  [
    'overlapping pauses count once',
    twoHours,
    ALWAYS_OPEN,
    '2026-06-06T10:00:00Z',
    pauses(['2026-06-06T11:00:00Z', '2026-06-06T13:00:00Z'], ['2026-06-06T12:00:00Z', '2026-06-06T14:00:00Z']),
    '2026-06-06T15:00:00Z',
    '2026-06-06T14:30:00Z',
  ],
  [
    'open hours run over the weekend into Monday',
    fourOpenHours,
    officeWeek(),
    '2026-06-05T15:00+02:00',
    [],
    '2026-06-08T09:00:00Z',
    '2026-06-08T08:00:00Z',
  ],
  [
    'a pause of closed hours costs nothing',
    fourOpenHours,
    officeWeek(),
    '2026-06-05T15:00+02:00',
    pauses(['2026-06-05T17:00+02:00', '2026-06-08T09:00+02:00']),
    '2026-06-08T09:00:00Z',
    '2026-06-08T08:00:00Z',
  ],
  [
    'a pause costs its open hours',
    fourOpenHours,
    officeWeek(),
    '2026-06-05T15:00+02:00',
    pauses(['2026-06-05T16:00+02:00', '2026-06-08T10:00+02:00']),
    '2026-06-08T11:00:00Z',
    '2026-06-08T10:00:00Z',
  ],
  [
    'a business day that ends at an opening waits for the end of a pause over the night',
    oneDay,
    officeWeek(),
    '2026-06-01T09:00+02:00',
    pauses(['2026-06-01T18:00+02:00', '2026-06-02T12:00+02:00']),
    '2026-06-02T10:00:00Z',
    '2026-06-01T13:00:00Z',
  ],
  [
    'a business day without pauses',
    oneDay,
    officeWeek(),
    '2026-06-05T10:00+02:00',
    [],
    '2026-06-08T08:00:00Z',
    '2026-06-05T14:00:00Z',
  ],
  [
    'a business day moves by the open time paused',
    oneDay,
    officeWeek(),
    '2026-06-05T10:00+02:00',
    pauses(['2026-06-05T16:00+02:00', '2026-06-08T09:30+02:00']),
    '2026-06-08T09:30:00Z',
    '2026-06-05T14:00:00Z',
  ],
  [
    'a business day that a pause moves past the close ends next morning',
    oneDay,
    officeWeek(),
    '2026-06-01T07:00+02:00',
    pauses(['2026-06-01T10:00+02:00', '2026-06-01T12:00+02:00']),
    '2026-06-02T09:00:00Z',
    '2026-06-01T15:00:00Z',
  ],
  [
    'a second pause in the time gained moves a business day again',
    oneDay,
    officeWeek(),
    '2026-06-01T10:00+02:00',
    pauses(['2026-06-01T11:00+02:00', '2026-06-01T12:00+02:00'], ['2026-06-02T10:30+02:00', '2026-06-02T11:30+02:00']),
    '2026-06-02T10:00:00Z',
    '2026-06-01T15:00:00Z',
  ],
  [
    'a pause after the due time moves nothing',
    oneDay,
    officeWeek(),
    '2026-06-01T10:00+02:00',
    pauses(['2026-06-02T10:00+02:00', '2026-06-02T12:00+02:00']),
    '2026-06-02T08:00:00Z',
    '2026-06-01T14:00:00Z',
  ],
  [
    'a pause of closed hours leaves a business day due at an opening',
    oneDay,
    officeWeek(),
    '2026-06-01T09:00+02:00',
    pauses(['2026-06-01T18:00+02:00', '2026-06-02T08:00+02:00']),
    '2026-06-02T07:00:00Z',
    '2026-06-01T13:00:00Z',
  ],
];

describe('a target falls due, and warns when three quarters of its own time have passed', () => {
  it.each(ROWS)('%s', (_behaviour, target, calendar, start, paused, due, warn) => {
    const dueInstant = dueAt(target, calendar, at(start), paused);
    expect([toRfc3339(dueInstant), toRfc3339(warnAt(calendar, at(start), dueInstant, paused))]).toEqual([due, warn]);
  });

  it('warns at the due time when no time of its own lies before it', () => {
    const [friday, saturday] = [at('2026-06-05T18:00+02:00'), at('2026-06-06T12:00+02:00')];
    expect(warnAt(officeWeek(), friday, saturday)).toBe(saturday);
  });
});

describe('the remaining seconds', () => {
  const due = at('2026-06-08T10:00+02:00');

  it.each([
    ['count open time only', '2026-06-05T16:00+02:00', [], 7200],
    ['stand while closed', '2026-06-06T12:00+02:00', [], 3600],
    ['leave pauses out', '2026-06-05T16:00+02:00', pauses(['2026-06-08T09:15+02:00', '2026-06-08T09:45+02:00']), 5400],
    ['count a begun second whole', '2026-06-08T09:59:59.300+02:00', [], 1],
    ['are 0 at the due time', '2026-06-08T10:00+02:00', [], 0],
    ['are 0 past the due time', '2026-06-08T11:00+02:00', [], 0],
  ] as [string, string, Pause[], number][])('%s', (_behaviour, now, paused, seconds) => {
    expect(remainingSeconds(officeWeek(), at(now), due, paused)).toBe(seconds);
  });
});
