import { listTickets as list } from '../shared/adapters/store/list-tickets.ts';
import { listQuerySchema } from '../shared/contract/queries.ts';
import { listedTicketView } from '../shared/contract/ticket-view.ts';
import type { Deps } from '../shared/deps.ts';
import { handle } from '../shared/gate/http/handle.ts';
import { pageAt } from '../shared/gate/http/read-page.ts';
import { readQuery } from '../shared/gate/http/read-query.ts';
import { json } from '../shared/gate/http/respond.ts';

/** `GET /tickets`: the partner's tickets, newest first, page by page. */
export const listTickets = (deps: Deps) =>
  handle(deps, 'listTickets', async ({ request, caller: { scope } }) => {
    const { cursor, maxpagesize, ...filter } = readQuery(listQuerySchema, request);
    const { after, nextLink } = pageAt(request, cursor, { scope, filter }, deps.config.cursorSecret);
    const { tickets, last } = await list(deps.tickets, scope, { size: maxpagesize, after }, { filter });
    const value = tickets.map((ticket) => listedTicketView(ticket, deps.now()));
    return json(200, { value, ...nextLink(last) });
  });
