import type { EventType, TicketEvent } from './events.ts';
import { OWED, type OwedKind } from './retries.ts';
import type { Ticket } from './ticket.ts';

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

export const notificationType = (event: Pick<TicketEvent, 'type'>): NotificationType | undefined =>
  (NOTIFICATION_TYPES as Partial<Record<EventType, NotificationType>>)[event.type];

/** What may entrust a ticket to its channel: at first, or again. */
const ENTRUSTING: readonly EventType[] = ['accepted', 'reopened', 'redriven'];

/** The messages that an event owes: work for the channel when the ticket is accepted, at first or again; a notification. */
export function owedBy(ticket: Ticket, event: TicketEvent): Owed[] {
  const entrusted = ENTRUSTING.includes(event.type) && ticket.status === 'accepted';
  const kinds: OwedKind[] = [
    ...(entrusted ? (['channel'] as const) : []),
    ...(notificationType(event) === undefined ? [] : (['notify'] as const)),
  ];
  const { id: ticketId, partnerTenantId } = ticket;
  return kinds.flatMap((kind) => {
    const queue = OWED[kind].queue(ticket);
    const outboxId = `${ticketId}-${event.sequence}-${kind}`;
    return queue === null ? [] : [{ outboxId, queue, partnerTenantId, ticketId, sequence: event.sequence }];
  });
}
