import type { Decision } from '../decision/decision.ts';
import type { Instant } from '../sla/instant.ts';

/** What a decision comes to. `dueAt` is when the answer would be due, were the request filed when it was decided. */
export interface Outcome extends Pick<Decision, 'outcome' | 'channel' | 'code'> {
  dueAt: Instant | null;
}

const ASPECTS = ['outcome', 'channel', 'code', 'dueAt'] as const;
type Aspect = (typeof ASPECTS)[number];

/** One intent under two policies. */
export interface Replayed {
  was: Outcome;
  wouldBe: Outcome;
  changes: Aspect[];
}

export const outcomeOf = ({ outcome, channel, code }: Decision, dueAt: Instant | null): Outcome => ({
  outcome,
  channel,
  code,
  dueAt,
});

export const compareOutcomes = (was: Outcome, wouldBe: Outcome): Replayed => ({
  was,
  wouldBe,
  changes: ASPECTS.filter((aspect) => was[aspect] !== wouldBe[aspect]),
});

/** How many were decided, how many of them differently, and in what. */
export function countChanges(replayed: readonly Replayed[]) {
  const changed = (aspect: Aspect) => replayed.filter(({ changes }) => changes.includes(aspect)).length;
  return {
    decided: replayed.length,
    changed: replayed.filter(({ changes }) => changes.length > 0).length,
    outcome: changed('outcome'),
    channel: changed('channel'),
    code: changed('code'),
    dueAt: changed('dueAt'),
  };
}
