import type { Instant } from '../sla/instant.ts';
import { isHeld } from './clocks.ts';
import type { Ticket } from './ticket.ts';

/** When the next of the running clocks is due, or was; null where none runs. One that waits for the customer doesn't. */
export function nextDue(ticket: Pick<Ticket, 'clocks' | 'pausedSince'>): Instant | null {
  const running = ticket.clocks.filter(
    (clock) => clock.startedAt !== null && clock.stoppedAt === null && !isHeld(clock, ticket),
  );
  return running.length === 0 ? null : Math.min(...running.map(({ dueAt }) => dueAt));
}
