import { listedTicketView } from '../shared/contract/listed-ticket-view.ts';
import type { Deps } from '../shared/deps.ts';
import { listTickets as list } from '../shared/flows/list-tickets.ts';
import { handle } from '../shared/gate/http/handle.ts';
import { pageTag } from '../shared/gate/http/headers.ts';
import { readPage } from '../shared/gate/http/read-page.ts';
import { json } from '../shared/gate/http/respond.ts';

/** `GET /tickets`: the partner's tickets that are asked for, page by page. */
export const listTickets = (deps: Deps) =>
  handle(deps, 'listTickets', async (call) => {
    const { cursor: _, maxpagesize: __, dueBefore, orderBy, ...filter } = call.query;
    const question = { filter, dueBefore, orderBy };
    const page = readPage(deps, call, question);
    const { tickets, last } = await list(deps, call.caller, page, question);
    const value = tickets.map((ticket) => listedTicketView(ticket, deps.now()));
    return json(200, { value, ...page.nextLink(last) }, { etag: pageTag(tickets, last) });
  });
