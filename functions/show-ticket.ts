import { loadHistory } from '../shared/adapters/store/tickets.ts';
import { type DecisionParts, decisionView, type Reader } from '../shared/contract/decision-view.ts';
import { ticketView } from '../shared/contract/ticket-view.ts';
import type { Caller } from '../shared/core/partner/caller.ts';
import type { Ticket } from '../shared/core/ticket/ticket.ts';
import type { Deps } from '../shared/deps.ts';
import { AppError } from '../shared/errors.ts';
import type { Submitted } from '../shared/flows/submit-intent.ts';

/** A ticket's full view, as of the version read: what came to its history since belongs to the next one. */
export async function showTicket({ tickets, now }: Deps, { scope }: Caller, ticket: Ticket, reader: Reader) {
  const { events, notifications } = await loadHistory(tickets, scope, ticket.id);
  const asOf = <Entry extends { sequence: number }>(entries: Entry[]) =>
    entries.filter(({ sequence }) => sequence <= ticket.version);
  return ticketView(ticket, { events: asOf(events), notifications: asOf(notifications) }, now(), reader);
}

/** The view of a ticket that was taken; a refusal by the table fails with NOT_ELIGIBLE and the decision. */
export async function showSubmitted(deps: Deps, caller: Caller, submitted: Submitted, reader: Reader) {
  if (submitted.outcome === 'refused') throw notEligible(submitted.decided, reader);
  const { ticket, events, replayed } = submitted;
  const view =
    events === null
      ? await showTicket(deps, caller, ticket, reader)
      : ticketView(ticket, { events, notifications: [] }, deps.now(), reader);
  return { view, version: ticket.version, replayed };
}

/** The failure that tells a refusal by the table, with the decision. */
export function notEligible(decided: DecisionParts, reader: Reader): AppError {
  const decision = decisionView(decided, reader);
  return new AppError('NOT_ELIGIBLE', { reason: decision.reason }, { decision, language: reader.texts.locale });
}
