import type { Scope } from '../../core/partner/scope.ts';
import type { Instant } from '../../core/sla/instant.ts';
import { placeOf } from './keys.ts';
import { type ListPage, listTickets, type PageAsked } from './list-tickets.ts';
import type { Table } from './table.ts';

/** Accepted at or after `from` and before `to`. */
export interface Period {
  from: Instant;
  to: Instant;
}

/** Keys know no instant before it. */
const EPOCH = 0;

/** No ticket's id comes after this one. */
const LAST_ID = 'g';

/**
 * The scope's tickets accepted in a period, newest first, page by page, as lists keep them: without the long texts.
 * A period may be as long as it likes: `to` opens the range, and the page that passes `from` is the last.
 */
export async function acceptedBetween(
  table: Table,
  scope: Scope,
  { from, to }: Period,
  { size, after }: PageAsked,
): Promise<ListPage> {
  const start = after ?? placeOf({ id: LAST_ID, createdAt: Math.max(to, EPOCH) });
  const page = await listTickets(table, scope, { size, after: start });
  const tickets = page.tickets.filter(({ createdAt }) => createdAt >= from);
  return { tickets, last: tickets.length < page.tickets.length ? null : page.last };
}
