import { ticketQuerySchema } from '../shared/contract/lists.ts';
import { listedTicketView } from '../shared/contract/ticket-view.ts';
import { validate } from '../shared/contract/validate.ts';
import type { Deps } from '../shared/deps.ts';
import { readCursor, signCursor } from '../shared/http/cursor.ts';
import { handle } from '../shared/http/handle.ts';
import { json } from '../shared/http/respond.ts';
import { listTickets as readPage } from '../shared/store/list-tickets.ts';

/** `GET /tickets`: the partner's tickets, newest first, page by page. */
export const listTickets = (deps: Deps) =>
  handle(deps, 'listTickets', async ({ request, caller: { scope } }) => {
    const { cursor, maxpagesize, ...filter } = validate(ticketQuerySchema, Object.fromEntries(request.query));
    const question = { scope, filter };
    const { cursorSecret } = deps.config;
    const after = cursor === undefined ? null : readCursor(cursor, question, cursorSecret);
    const { tickets, last } = await readPage(deps.tickets, scope, filter, maxpagesize, after);
    const value = tickets.map((ticket) => listedTicketView(ticket, deps.now()));
    if (last === null) return json(200, { value });
    const next = new URL(request.url);
    next.searchParams.set('cursor', signCursor(last, question, cursorSecret));
    return json(200, { value, nextLink: next.href });
  });
