import type { Decision } from '../decision/decision.ts';
import type { Intent } from '../decision/intent.ts';
import { calendarBetween } from '../sla/calendar-between.ts';
import type { Ticket } from './ticket.ts';

/** A ticket as lists show it: what one looks for, and what its running clocks still need. */
export interface ListedTicket
  extends Pick<
    Ticket,
    | 'id'
    | 'version'
    | 'partnerTenantId'
    | 'status'
    | 'severity'
    | 'channelReference'
    | 'claimedBy'
    | 'clocks'
    | 'calendar'
    | 'pauses'
    | 'pausedSince'
    | 'createdAt'
    | 'updatedAt'
  > {
  intent: Pick<Intent, 'reference' | 'product'> & {
    partner: Pick<Intent['partner'], 'tenantId' | 'type'>;
    customer: Pick<Intent['customer'], 'tenantId' | 'name' | 'domain'>;
    issue: Omit<Intent['issue'], 'description'>;
  };
  decision: Pick<Decision, 'outcome' | 'channel' | 'code' | 'row'>;
}

/** What lists keep of a ticket: neither its long texts nor its history, and of its calendar the days until it is due. */
export function listed(ticket: Ticket): ListedTicket {
  const { id, version, partnerTenantId, status, severity, channelReference, claimedBy, clocks, createdAt, updatedAt } =
    ticket;
  const { reference, partner, customer, product, issue } = ticket.intent;
  const { description: _, ...shownIssue } = issue;
  const { outcome, channel, code, row } = ticket.decision;
  const { calendar, assumed } = ticket.calendar;
  const lastDue = Math.max(updatedAt, ...clocks.map(({ dueAt }) => dueAt));
  return {
    ...{ id, version, partnerTenantId, status, severity, channelReference, claimedBy, clocks, createdAt, updatedAt },
    intent: {
      reference,
      partner: { tenantId: partner.tenantId, type: partner.type },
      customer: { tenantId: customer.tenantId, name: customer.name, domain: customer.domain },
      product,
      issue: shownIssue,
    },
    decision: { outcome, channel, code, row },
    calendar: { calendar: calendarBetween(calendar, updatedAt, lastDue), assumed },
    pauses: ticket.pauses.filter(([, to]) => to > updatedAt),
    pausedSince: ticket.pausedSince,
  };
}
