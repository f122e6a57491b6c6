import type { EventType, TicketEvent } from './events.ts';
import type { Ticket } from './ticket.ts';

export const NOTIFICATIONS = 'notifications';

/** Which outgoing notification tells of which event; the other events tell nobody. */
export const NOTIFICATION_TYPES = {
  accepted: 'ticket.accepted',
  'hand-off-ready': 'ticket.ready',
  filed: 'ticket.filed',
  answered: 'ticket.answered',
  resolved: 'ticket.resolved',
  cancelled: 'ticket.cancelled',
  failed: 'ticket.failed',
  warned: 'ticket.warning',
  breached: 'ticket.breached',
} as const satisfies Partial<Record<EventType, string>>;

export type NotificationType = (typeof NOTIFICATION_TYPES)[keyof typeof NOTIFICATION_TYPES];

/** A message that a change owes the queues. Its id follows from the fact, so that a repeat is the same message. */
export interface Owed {
  outboxId: string;
  queue: string;
  partnerTenantId: string;
  ticketId: string;
  /** The event that owes it. */
  sequence: number;
}

/** How an outbox id looks: `owedBy` makes it. */
export const OUTBOX_ID = /[0-9a-f]{32}-\d{1,10}-(?:channel|notify)/;

export const notificationType = (event: Pick<TicketEvent, 'type'>): NotificationType | undefined =>
  (NOTIFICATION_TYPES as Partial<Record<EventType, NotificationType>>)[event.type];

/** The messages that an event owes: work for the channel when the ticket is accepted, at first or again; a notification. */
export function owedBy(ticket: Ticket, event: TicketEvent): Owed[] {
  const { id: ticketId, partnerTenantId, decision } = ticket;
  const message = { partnerTenantId, ticketId, sequence: event.sequence };
  const owed: Owed[] = [];
  const entrusted = event.type === 'accepted' || (event.type === 'reopened' && ticket.status === 'accepted');
  if (entrusted && decision.channel !== null) {
    owed.push({ ...message, outboxId: `${ticketId}-${event.sequence}-channel`, queue: decision.channel });
  }
  if (notificationType(event) !== undefined) {
    owed.push({ ...message, outboxId: `${ticketId}-${event.sequence}-notify`, queue: NOTIFICATIONS });
  }
  return owed;
}
