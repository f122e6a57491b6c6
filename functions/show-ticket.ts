import type { Caller } from '../shared/auth/authenticate.ts';
import { decisionView } from '../shared/contract/decision-view.ts';
import { ticketView } from '../shared/contract/ticket-view.ts';
import type { Deps } from '../shared/deps.ts';
import { AppError } from '../shared/errors.ts';
import type { Submitted } from '../shared/flows/submit-intent.ts';
import { loadNotifications } from '../shared/store/notifications.ts';
import { loadEvents } from '../shared/store/tickets.ts';
import type { Catalogue } from '../shared/texts/en.ts';
import type { Ticket } from '../shared/ticket/ticket.ts';

/** A ticket's full view, its history read beside it. */
export async function showTicket({ tickets, now }: Deps, { scope }: Caller, ticket: Ticket, texts: Catalogue) {
  const [events, notifications] = await Promise.all([
    loadEvents(tickets, scope, ticket.id),
    loadNotifications(tickets, scope, ticket.id),
  ]);
  return ticketView(ticket, { events, notifications }, now(), texts);
}

/** The view of a ticket that was taken; a refusal by the table fails with NOT_ELIGIBLE and the decision. */
export async function showSubmitted(deps: Deps, caller: Caller, submitted: Submitted, texts: Catalogue) {
  if (submitted.outcome === 'refused') {
    const decision = decisionView(submitted.decided, texts);
    throw new AppError('NOT_ELIGIBLE', decision.reason, { decision });
  }
  const { ticket, replayed } = submitted;
  return { view: await showTicket(deps, caller, ticket, texts), version: ticket.version, replayed };
}
