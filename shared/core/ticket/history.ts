import type { Instant } from '../sla/instant.ts';
import type { TicketEvent } from './events.ts';
import type { NotificationType } from './owed.ts';

/** That something was told, or is to be told, to the partner. One id a fact, whatever is re-sent. */
export interface Notification {
  id: string;
  type: NotificationType;
  /** The event it tells of. */
  sequence: number;
  recordedAt: Instant;
}

/** What happened to a ticket and what was told of it, oldest first. */
export interface History {
  events: TicketEvent[];
  notifications: Notification[];
}
