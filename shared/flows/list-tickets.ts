import { type ListFilter, type ListPage, listTickets as list, type PageAsked } from '../adapters/store/list-tickets.ts';
import type { Caller } from '../core/partner/caller.ts';
import type { Deps } from '../deps.ts';

/** The caller's tickets that have what the filter names, newest first, page by page. */
export const listTickets = (
  { tickets }: Deps,
  { scope }: Caller,
  page: PageAsked,
  filter: ListFilter,
): Promise<ListPage> => list(tickets, scope, page, { filter });
