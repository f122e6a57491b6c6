import { describe, expect, it } from '@jest/globals';
import { MINUTE } from '../../../shared/core/sla/instant.ts';
import { deadlines } from '../../../shared/core/ticket/deadlines.ts';
import type { Act } from '../../../shared/core/ticket/events.ts';
import type { Change } from '../../../shared/core/ticket/record.ts';
import { intentOf, NOW } from '../../support/fixtures.ts';
import { clock, play, type Step, types } from './play.ts';

const severity = (to: 'A' | 'B' | 'C'): Act => ({ type: 'severity-changed', data: { severity: to } });
const flags = ({ events }: Change) => events.filter(({ type }) => type === 'breached');
const C = intentOf({ severity: 'C' });

/** Filed at once, 150 of 480 minutes used, then waiting for the customer; then 120 minutes were owed. */
const RAISED_WHILE_HELD: Step[] = [
  ['filed', 0],
  ['paused', 150],
  [severity('A'), 160],
];

describe('a held clock whose due time lies before the pause', () => {
  it('falls due for the sweep', () => {
    const { ticket } = play(RAISED_WHILE_HELD, C);
    expect(deadlines(ticket)).toContainEqual({ at: NOW + 120 * MINUTE, clock: 'initial-response', level: 'breach' });
    expect(flags(play([...RAISED_WHILE_HELD, ['sweep', 161], ['sweep', 162]], C))).toMatchObject([
      { at: NOW + 120 * MINUTE, data: { clock: 'initial-response' } },
    ]);
  });

  it('is flagged with the answer where no sweep came by', () => {
    const change = play([...RAISED_WHILE_HELD, ['answered', 161]], C);
    expect(types(change).slice(-2)).toEqual(['breached', 'answered']);
    expect(clock(change.ticket, 'initial-response')).toMatchObject({ state: 'breached', reportedLate: false });
  });

  it('is warned of as well, where the pause began after the warning was due', () => {
    const { ticket } = play([
      ['filed', 0],
      ['paused', 91],
    ]);
    expect(deadlines(ticket)).toEqual([{ at: NOW + 90 * MINUTE, clock: 'initial-response', level: 'warn' }]);
  });
});

describe('a clock that is stopped past due has its flag', () => {
  it('where the stop is told for the near future, and isn’t past due yet', () => {
    const change = play([['filed', 14.75, 15.25]]);
    expect(types(change)).toEqual(['accepted', 'breached', 'filed']);
    expect(clock(change.ticket, 'filing')).toMatchObject({ state: 'breached', breachedAt: NOW + 15 * MINUTE });
  });

  it('where a cancellation is told for the near future', () => {
    expect(types(play([['cancelled', 14.75, 15.25]]))).toEqual(['accepted', 'breached', 'cancelled']);
  });

  it('where it is cancelled after its due time', () => {
    const change = play([['cancelled', 16]]);
    expect(types(change)).toEqual(['accepted', 'breached', 'cancelled']);
    expect(clock(change.ticket, 'filing').state).toBe('breached');
  });

  it('where a cancellation says that it came in time: it proves nothing met', () => {
    expect(types(play([['cancelled', 16, 10]]))).toEqual(['accepted', 'breached', 'cancelled']);
  });
});

describe('a report that proves the clock met', () => {
  const TOLD_LATE: Step[] = [
    ['filed', 1],
    ['answered', 200, 100],
  ];

  it('writes no flag of it', () => {
    const change = play(TOLD_LATE);
    expect(flags(change)).toEqual([]);
    expect(clock(change.ticket, 'initial-response')).toMatchObject({ state: 'met', reportedLate: false });
  });

  it('writes none of our own promise either', () => {
    expect(flags(play([['filed', 20, 10]]))).toEqual([]);
  });

  it('comes too late where another event was recorded past due before', () => {
    expect(flags(play([...TOLD_LATE.slice(0, 1), ['note', 200], ['answered', 201, 100]]))).toHaveLength(1);
  });

  it('leaves the flag that stands, and says that it was told late', () => {
    const change = play([['filed', 1], ['sweep', 130], ...TOLD_LATE.slice(1)]);
    expect(flags(change)).toHaveLength(1);
    expect(clock(change.ticket, 'initial-response')).toMatchObject({
      state: 'breached',
      stoppedAt: NOW + 100 * MINUTE,
      reportedLate: true,
    });
  });

  it('says nothing of the kind where it came late', () => {
    const { ticket } = play([
      ['filed', 1],
      ['sweep', 130],
      ['answered', 140],
    ]);
    expect(clock(ticket, 'initial-response')).toMatchObject({ state: 'breached', reportedLate: false });
  });
});

describe('a cancellation that is undone', () => {
  it.each<[from: string, steps: Step[]]>([
    ['accepted', []],
    ['filed', [['filed', 1]]],
    [
      'answered',
      [
        ['filed', 1],
        ['answered', 2],
      ],
    ],
  ])('leads back to %s, with the clocks as if it had never been', (status, steps) => {
    const { ticket } = play([...steps, ['cancelled', 3], ['reopened', 5]]);
    expect(ticket.status).toBe(status);
    expect(ticket.clocks).toEqual(play(steps).ticket.clocks);
  });

  it('flags at once what fell due meanwhile, and once', () => {
    const change = play([
      ['cancelled', 5],
      ['reopened', 60],
      ['sweep', 61],
    ]);
    expect(types(change)).toEqual(['accepted', 'cancelled', 'reopened', 'breached']);
    expect(clock(change.ticket, 'filing')).toMatchObject({ state: 'breached', breachedAt: NOW + 15 * MINUTE });
  });

  it('keeps a pause that had begun', () => {
    const { ticket } = play([
      ['filed', 1],
      ['paused', 10],
      ['cancelled', 20],
      ['reopened', 500],
      ['resumed', 510],
    ]);
    expect(clock(ticket, 'initial-response')).toMatchObject({
      state: 'running',
      dueAt: NOW + (1 + 120 + 500) * MINUTE,
    });
  });

  it('counts once, whatever is resolved and reopened after it', () => {
    const { ticket } = play([
      ['filed', 1],
      ['cancelled', 2],
      ['reopened', 3],
      ['answered', 4],
      ['resolved', 5],
      ['reopened', 6],
    ]);
    expect([ticket.status, ticket.cancelled]).toEqual(['answered', null]);
  });
});
