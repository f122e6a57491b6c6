import { type ListPage, listTickets as list, type PageAsked } from '../adapters/store/list-tickets.ts';
import type { ListQuestion } from '../adapters/store/list-walks.ts';
import type { Caller } from '../core/partner/caller.ts';
import type { Deps } from '../deps.ts';

/** The caller's tickets that a question asks for, in its order, page by page. */
export const listTickets = (
  { tickets }: Deps,
  { scope }: Caller,
  page: PageAsked,
  question: ListQuestion,
): Promise<ListPage> => list(tickets, scope, page, question);
