import { loadHistory, loadTicket } from '../adapters/store/tickets.ts';
import type { Caller } from '../core/partner/caller.ts';
import type { Scope } from '../core/partner/scope.ts';
import type { History } from '../core/ticket/history.ts';
import type { ListedTicket } from '../core/ticket/listed.ts';
import { isTicketId, type Ticket } from '../core/ticket/ticket.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';

/** A ticket, and what happened to it up to that version. */
export interface TicketRead {
  ticket: Ticket;
  history: History;
}

/** Reads one ticket of the caller's; fails with NOT_FOUND, for another partner's too. */
export async function readTicket(deps: Deps, { scope }: Caller, id: string): Promise<TicketRead> {
  const loaded = isTicketId(id) ? await loadTicket(deps.tickets, scope, id) : null;
  if (loaded === null) throw new AppError('NOT_FOUND');
  return withHistory(deps, scope, loaded.ticket);
}

/** The ticket of a list's row: lists leave out what rules may read. Fails with NOT_FOUND. */
export async function wholeTicket({ tickets }: Deps, scope: Scope, { id }: ListedTicket): Promise<Ticket> {
  const loaded = await loadTicket(tickets, scope, id);
  if (loaded === null) throw new AppError('NOT_FOUND');
  return loaded.ticket;
}

/** A ticket with its history as of the version read: what came since belongs to the next one. */
export async function withHistory({ tickets }: Deps, scope: Scope, ticket: Ticket): Promise<TicketRead> {
  const { events, notifications } = await loadHistory(tickets, scope, ticket.id);
  const asOf = <Entry extends { sequence: number }>(entries: Entry[]) =>
    entries.filter(({ sequence }) => sequence <= ticket.version);
  return { ticket, history: { events: asOf(events), notifications: asOf(notifications) } };
}
