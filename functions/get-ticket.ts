import type { Deps } from '../shared/deps.ts';
import { readTicket } from '../shared/flows/read-ticket.ts';
import { handle } from '../shared/gate/http/handle.ts';
import { etag } from '../shared/gate/http/headers.ts';
import { json } from '../shared/gate/http/respond.ts';
import { showTicket } from './ticket-answers.ts';

/** `GET /tickets/{id}`: one ticket with its decision, hand-off, clocks and events. */
export const getTicket = (deps: Deps) =>
  handle(deps, 'getTicket', async (call) => {
    const { id = '' } = call.request.params;
    const read = await readTicket(deps, call.caller, id);
    const view = showTicket(deps, call, read);
    return json(200, view, { etag: etag(read.ticket.version) });
  });
