import { type Instant, isoOrNull, toRfc3339 } from '../core/sla/instant.ts';
import { remaining } from '../core/ticket/clocks.ts';
import type { ListedTicket } from '../core/ticket/listed.ts';
import type { Clock, Ticket } from '../core/ticket/ticket.ts';
import type { Shown } from './answers/shown.ts';
import type { clockAnswer, listedTicketAnswer } from './answers/ticket-list.ts';

/** A ticket in a list: what one looks for; the hand-off and the history are read one by one. */
export function listedTicketView(ticket: ListedTicket, now: Instant): Shown<typeof listedTicketAnswer> {
  const { intent, decision } = ticket;
  const { partner, customer } = intent;
  const { type, breakFix, language, title, startedAt } = intent.issue;
  return {
    id: ticket.id,
    reference: intent.reference ?? null,
    partnerTenantId: ticket.partnerTenantId,
    partner: { tenantId: partner.tenantId, type: partner.type },
    customer: { tenantId: customer.tenantId, name: customer.name, domain: customer.domain },
    product: intent.product,
    issue: { type, breakFix, severity: ticket.severity, language, title, startedAt },
    status: ticket.status,
    decision: { outcome: decision.outcome, channel: decision.channel, code: decision.code, row: decision.row },
    channelReference: ticket.channelReference,
    claimedBy: ticket.claimedBy,
    paused: ticket.pausedSince !== null,
    clocks: ticket.clocks.map((clock) => clockView(clock, ticket, now)),
    createdAt: toRfc3339(ticket.createdAt),
    updatedAt: toRfc3339(ticket.updatedAt),
  };
}

/** A clock as it stands. */
export const clockView = (
  clock: Clock,
  ticket: Pick<Ticket, 'calendar' | 'pauses' | 'pausedSince'>,
  now: Instant,
): Shown<typeof clockAnswer> => ({
  name: clock.name,
  startedAt: isoOrNull(clock.startedAt),
  warnAt: isoOrNull(clock.warnAt),
  dueAt: toRfc3339(clock.dueAt),
  state: clock.state,
  stoppedAt: isoOrNull(clock.stoppedAt),
  breachedAt: isoOrNull(clock.breachedAt),
  reportedLate: clock.reportedLate,
  remainingSeconds: remaining(clock, now, ticket),
  provisional: clock.startedAt === null,
});
