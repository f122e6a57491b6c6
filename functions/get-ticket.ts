import { loadTicket } from '../shared/adapters/store/tickets.ts';
import { explainQuerySchema } from '../shared/contract/queries.ts';
import { isTicketId } from '../shared/core/ticket/ticket.ts';
import type { Deps } from '../shared/deps.ts';
import { AppError } from '../shared/errors.ts';
import { handle } from '../shared/gate/http/handle.ts';
import { etag } from '../shared/gate/http/headers.ts';
import { readQuery } from '../shared/gate/http/read-query.ts';
import { json } from '../shared/gate/http/respond.ts';
import { readerOf } from './reader.ts';
import { showTicket } from './show-ticket.ts';

/** `GET /tickets/{id}`: one ticket with its decision, hand-off, clocks and events. */
export const getTicket = (deps: Deps) =>
  handle(deps, 'getTicket', async (call) => {
    const { request, caller } = call;
    const { id = '' } = request.params;
    const reader = readerOf(deps, call, readQuery(explainQuerySchema, request));
    const loaded = isTicketId(id) ? await loadTicket(deps.tickets, caller.scope, id) : null;
    if (loaded === null) throw new AppError('NOT_FOUND');
    const { ticket } = loaded;
    return json(200, await showTicket(deps, caller, ticket, reader(ticket.intent)), { etag: etag(ticket.version) });
  });
