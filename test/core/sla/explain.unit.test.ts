import { describe, expect, it } from '@jest/globals';
import { addBusinessTime, type Pause } from '../../../shared/core/sla/arithmetic.ts';
import { calculate } from '../../../shared/core/sla/calculate.ts';
import { explain } from '../../../shared/core/sla/explain.ts';
import { at, nightShift, officeWeek } from './calendars.ts';

const none = { count: 0, first: [], last: [] };

describe('the explanation of a due time', () => {
  it('tells the windows consumed, the dates skipped, the pauses and the clock changes', () => {
    const calendar = officeWeek({ holidays: ['2026-03-30', '2026-03-28'], overrides: { '2026-03-31': [] } });
    const start = at('2026-03-27T15:00+01:00');
    const pauses: Pause[] = [[at('2026-03-27T16:30+01:00'), at('2026-03-28T12:00+01:00')]];
    const due = addBusinessTime(calendar, start, 4 * 3600, pauses);

    expect(explain(calendar, start, due, pauses)).toEqual({
      timeZone: 'Europe/Berlin',
      from: '2026-03-27T14:00:00Z',
      to: '2026-04-01T09:30:00Z',
      seconds: 14_400,
      windows: {
        count: 2,
        first: [
          ['2026-03-27T14:00:00Z', '2026-03-27T15:30:00Z', 5400],
          ['2026-04-01T07:00:00Z', '2026-04-01T09:30:00Z', 9000],
        ],
        last: [],
      },
      skipped: {
        holidays: { count: 1, first: ['2026-03-30'], last: [] },
        overrides: { count: 1, first: ['2026-03-31'], last: [] },
        weekly: 2,
      },
      pauses: { count: 1, seconds: 1800, first: [['2026-03-27T15:30:00Z', '2026-03-28T11:00:00Z', 1800]], last: [] },
      offsetChanges: {
        count: 1,
        first: [{ at: '2026-03-29T01:00:00Z', before: '+01:00', after: '+02:00' }],
        last: [],
      },
    });
  });

  it('counts overlapping pauses once and only within the time', () => {
    const pauses: Pause[] = [
      [at('2026-06-01T08:00+02:00'), at('2026-06-01T10:00+02:00')],
      [at('2026-06-01T09:30+02:00'), at('2026-06-01T11:00+02:00')],
      [at('2026-06-03T09:30+02:00'), at('2026-06-03T11:00+02:00')],
    ];
    const explained = explain(officeWeek(), at('2026-06-01T09:00+02:00'), at('2026-06-01T17:00+02:00'), pauses);
    expect(explained.pauses.first).toEqual([['2026-06-01T07:00:00Z', '2026-06-01T09:00:00Z', 7200]]);
    expect(explained.seconds).toBe(6 * 3600);
  });

  it('gives the first and the last of a long list and how many there are', () => {
    const { windows, offsetChanges, skipped } = explain(
      nightShift(),
      at('2026-01-01T00:00+01:00'),
      at('2028-01-01T00:00+01:00'),
    );
    expect([windows.count, windows.first.length, windows.last.length]).toEqual([523, 5, 5]);
    expect(windows.last.at(-1)).toEqual(['2027-12-31T21:00:00Z', '2027-12-31T23:00:00Z', 7200]);
    expect(offsetChanges.count).toBe(4);
    expect(skipped.weekly).toBe(208);
  });

  it('cuts a list in the middle only when it has more than ten items', () => {
    const ends = (days: number) => {
      const from = at('2026-06-01T00:00+02:00');
      const { first, last } = explain(nightShift(), from, from + days * 86_400_000).windows;
      return [first, last].map((windows) => windows.map(([start]) => start.slice(5, 10)));
    };
    const dates = (text: string) => text.split(' ').map((day) => `06-${day}`);
    expect(ends(12)).toEqual([dates('01 02 03 04 05 08 09 10 11 12'), []]);
    expect(ends(15)).toEqual([dates('01 02 03 04 05'), dates('09 10 11 12 15')]);
    expect(ends(19)).toEqual([dates('01 02 03 04 05'), dates('15 16 17 18 19')]);
  });

  it('of a reversed range is empty', () => {
    const from = at('2026-06-02T12:00+02:00');
    expect(explain(officeWeek(), from, at('2026-06-01T12:00+02:00'))).toMatchObject({
      seconds: 0,
      windows: none,
      to: '2026-06-02T10:00:00Z',
    });
  });

  it('tells half-hour changes and offsets behind UTC', () => {
    const change = (timeZone: string, near: string) =>
      explain({ timeZone, weekly: {} }, at(near), at(near) + 2000).offsetChanges.first[0];
    expect(change('Australia/Lord_Howe', '2026-04-04T14:59:59Z')).toMatchObject({ before: '+11:00', after: '+10:30' });
    expect(change('America/St_Johns', '2026-11-01T04:29:59Z')).toMatchObject({ before: '-02:30', after: '-03:30' });
  });
});

describe('clock changes', () => {
  it('just before and just after the time are not told', () => {
    const calendar = officeWeek();
    const change = at('2026-03-29T01:00:00Z');
    expect(explain(calendar, change - 7_200_000, change).offsetChanges).toEqual(none);
    expect(explain(calendar, change, change + 7_200_000).offsetChanges).toEqual(none);
  });

  it('a week apart are both told', () => {
    const gaza = explain({ timeZone: 'Asia/Gaza', weekly: {} }, at('2040-10-15T00:00Z'), at('2040-11-01T00:00Z'));
    expect(gaza.offsetChanges.first).toEqual([
      { at: '2040-10-20T00:00:00Z', before: '+02:00', after: '+03:00' },
      { at: '2040-10-26T23:00:00Z', before: '+03:00', after: '+02:00' },
    ]);
  });
});

describe('a calculation explains', () => {
  it('the time from the answer to the start when it goes backwards', () => {
    const { result, explanation } = calculate({
      op: 'subtractBusinessTime',
      calendar: officeWeek(),
      start: at('2026-06-01T10:00+02:00'),
      seconds: 7200,
    });
    expect(result).toBe('2026-05-29T14:00:00Z');
    expect(explanation).toMatchObject({ from: '2026-05-29T14:00:00Z', to: '2026-06-01T08:00:00Z', seconds: 7200 });
  });

  it('the closed time until the next opening', () => {
    const { explanation } = calculate({ op: 'nextOpen', calendar: officeWeek(), at: at('2026-06-05T17:00+02:00') });
    expect(explanation).toMatchObject({
      to: '2026-06-08T07:00:00Z',
      seconds: 0,
      windows: none,
      skipped: { weekly: 2 },
    });
  });

  it.each([
    ['2026-03-29T02:30:00', { at: '2026-03-29T01:30:00Z', offset: '+02:00', clocks: 'skipped', seconds: 3600 }],
    ['2026-03-29T03:00:00', { at: '2026-03-29T01:00:00Z', offset: '+02:00', clocks: 'usual', seconds: 0 }],
    ['2026-10-25T02:30:00', { at: '2026-10-25T00:30:00Z', offset: '+02:00', clocks: 'repeated', seconds: 3600 }],
    ['2026-06-01T02:30:00', { at: '2026-06-01T00:30:00Z', offset: '+02:00', clocks: 'usual', seconds: 0 }],
  ])('how the local time %s was understood', (local, explanation) => {
    expect(calculate({ op: 'resolveLocal', local, timeZone: 'Europe/Berlin' }).explanation).toEqual({
      timeZone: 'Europe/Berlin',
      local,
      ...explanation,
    });
  });
});
