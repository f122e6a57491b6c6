import { describe, expect, it } from '@jest/globals';
import { MINUTE, SECOND } from '../../../shared/core/sla/instant.ts';
import type { CallerAct } from '../../../shared/core/ticket/events.ts';
import { record } from '../../../shared/core/ticket/record.ts';
import { accepted, NOW } from '../../support/fixtures.ts';
import { ACTS, clock, minutesOf, play, type Step, take } from './play.ts';

/** When an event happened, in minutes after acceptance, or why it isn't recorded. */
const happened = (before: Step[], step: Step) => {
  const result = take(play(before).ticket, step);
  return 'refused' in result ? result.refused : minutesOf(result.events.at(-1)?.at ?? null);
};

const FILED: Step[] = [['filed', 10]];
const WAYS: [type: CallerAct['type'], after: string, before: Step[]][] = [
  ['answered', 'the filing', FILED],
  ['reference-corrected', 'the filing', FILED],
  ['resolved', 'the filing', FILED],
  [
    'resolved',
    'the answer',
    [
      ['filed', 5],
      ['answered', 10],
    ],
  ],
  [
    'cancelled',
    'the answer',
    [
      ['filed', 5],
      ['answered', 10],
    ],
  ],
  [
    'reopened',
    'the resolution',
    [
      ['filed', 5],
      ['resolved', 10],
    ],
  ],
  ['reopened', 'the cancellation', [['cancelled', 10]]],
  [
    'resolved',
    'the reopening',
    [
      ['filed', 2],
      ['resolved', 5],
      ['reopened', 10],
    ],
  ],
  ['resumed', 'the pause', [['paused', 10]]],
];

describe.each(WAYS)('%s follows %s', (type, _, before) => {
  it.each<[when: string, at: number | undefined, is: number | string]>([
    ['more than a minute before it is refused', 8.99, 'AT_OUT_OF_RANGE'],
    ['a minute before it counts as its instant', 9, 10],
    ['after it stays as it was told', 12, 12],
    ['without a time is now', undefined, 14],
    ['a minute ahead of now is taken', 15, 15],
    ['further ahead is refused', 15.01, 'AT_OUT_OF_RANGE'],
  ])('%s', (_when, at, is) => {
    expect(happened(before, [type, 14, at])).toBe(is);
  });
});

it('any event follows the acceptance, by a minute at most before it', () => {
  expect(['note', 'filed', 'paused'].map((type) => happened([], [type as 'note', 1, -1]))).toEqual([0, 0, 0]);
  expect(happened([], ['note', 1, -1.01])).toBe('AT_OUT_OF_RANGE');
});

it('a filing may have happened before the hand-off was ready, and before the ticket failed', () => {
  const at = { at: NOW + 2 * MINUTE, by: 'x' };
  const ready = { ...accepted().ticket, status: 'ready' as const, updatedAt: NOW + 5 * MINUTE };
  for (const ticket of [ready, { ...ready, status: 'failed' as const }])
    expect(record(ticket, { act: ACTS.filed, ...at }, NOW + 6 * MINUTE)).toMatchObject({
      events: [{ at: at.at }],
    });
});

it('an answer told to the minute never comes before the filing', () => {
  const { ticket } = play([
    ['filed', 10.5],
    ['answered', 10.9, 10],
  ]);
  const { startedAt, stoppedAt } = clock(ticket, 'initial-response');
  expect(stoppedAt).toBe(startedAt);
});

it.each([0.1, 3])('a host whose clock is %d s slow records everything, in the order of what is stored', (slow) => {
  const types = ['note', 'filed', 'answered', 'paused', 'resumed', 'cancelled', 'reopened', 'resolved'] as const;
  const { ticket, events } = types.reduce((change, type) => {
    const result = record(change.ticket, { act: ACTS[type], by: 'x' }, NOW - slow * SECOND);
    if ('refused' in result) throw new Error(result.refused);
    return { ticket: result.ticket, events: [...change.events, ...result.events] };
  }, accepted());
  expect(new Set(events.flatMap(({ at, recordedAt }) => [at, recordedAt]))).toEqual(new Set([NOW]));
  expect(ticket.updatedAt).toBe(NOW);
});

it('what follows an event of the near future is never refused for its time', () => {
  expect(happened([['filed', 10, 10.5]], ['answered', 10.1])).toBe(10.5);
});
