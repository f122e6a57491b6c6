import { ALWAYS_OPEN } from '../sla/calendar.ts';
import { type Explanation, explain } from '../sla/explain.ts';
import { toRfc3339 } from '../sla/instant.ts';
import { isHeld, pausesOf } from './clocks.ts';
import type { Clock, Ticket } from './ticket.ts';

/** How a clock's due time came about; plain data. */
export interface ClockExplanation extends Explanation {
  /** Since when the clock stands still because the ticket waits for the customer; RFC 3339. */
  heldSince: string | null;
  /** The version of the policy that promised it. */
  policyVersion: string;
}

/**
 * Explains the time from a clock's start to its due time, in the support calendar's zone also where the time is merely
 * elapsed. A clock that waits is explained as if begun when the ticket was made. Pauses after its stop don't count.
 */
export function explainClock(clock: Clock, ticket: Ticket): ClockExplanation {
  const { calendar } = ticket.calendar;
  const { startedAt, stoppedAt, dueAt, state } = clock;
  const open = clock.target.basis === 'elapsed' ? { ...ALWAYS_OPEN, timeZone: calendar.timeZone } : calendar;
  const pauses = pausesOf(clock, ticket).filter(([from]) => stoppedAt === null || from < stoppedAt);
  const held = state === 'running' && isHeld(clock, ticket) ? ticket.pausedSince : null;
  return {
    ...explain(open, startedAt ?? ticket.createdAt, dueAt, pauses),
    heldSince: held === null ? null : toRfc3339(held),
    policyVersion: ticket.decision.policy.version,
  };
}
