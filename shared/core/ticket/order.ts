import { type Instant, MINUTE } from '../sla/instant.ts';
import type { EventType } from './events.ts';
import type { Ticket } from './ticket.ts';

/** How far a caller's clock may run ahead of ours, and how much of an instant is lost where mails tell only minutes. */
const TOLERANCE = 1 * MINUTE;

/** When that happened which an event follows; any other follows the acceptance. */
const FOLLOWS: Partial<Record<EventType, (ticket: Ticket) => Instant | null>> = {
  answered: ({ filedAt }) => filedAt,
  'reference-corrected': ({ filedAt }) => filedAt,
  resolved: ({ movedAt }) => movedAt,
  reopened: ({ movedAt }) => movedAt,
  cancelled: ({ movedAt }) => movedAt,
  resumed: ({ pausedSince }) => pausedSince,
};

/** The first instant at which an event can have happened. */
export const earliest = (ticket: Ticket, type: EventType): Instant => FOLLOWS[type]?.(ticket) ?? ticket.createdAt;

/** Our own time, never before what another host has stored: clocks of hosts differ. */
export const ownTime = (ticket: Pick<Ticket, 'updatedAt'>, now: Instant): Instant => Math.max(now, ticket.updatedAt);

/** When an event happened, by what was said of it; null where that can't be. What is said of no time is never wrong. */
export function instantOf(ticket: Ticket, type: EventType, said: Instant | undefined, now: Instant): Instant | null {
  const first = earliest(ticket, type);
  if (said === undefined) return Math.max(now, first);
  return said > now + TOLERANCE || said < first - TOLERANCE ? null : Math.max(said, first);
}
