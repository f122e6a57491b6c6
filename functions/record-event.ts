import type { Deps } from '../shared/deps.ts';
import { recordEvent as record } from '../shared/flows/record-event.ts';
import { handle } from '../shared/gate/http/handle.ts';
import { etag, idempotencyKey, ifMatch } from '../shared/gate/http/headers.ts';
import { json } from '../shared/gate/http/respond.ts';
import { readerOf, replayedHeader, showTicket } from './ticket-answers.ts';

/** `POST /tickets/{id}/events`: records what happened to a ticket. */
export const recordEvent = (deps: Deps) =>
  handle(deps, 'recordEvent', async (call) => {
    const { request, caller, body, traceparent } = call;
    const { id: ticketId = '' } = request.params;
    const conditions = { key: idempotencyKey(request), ifVersion: ifMatch(request) };
    const { replayed, ...read } = await record(deps, caller, { ticketId, ...body, ...conditions, traceparent });
    const view = showTicket(deps, read, readerOf(deps, call, read.ticket.intent));
    return json(200, view, { etag: etag(read.ticket.version), ...replayedHeader(replayed) });
  });
