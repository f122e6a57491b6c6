import { begunBy } from '../shared/contract/intent.ts';
import type { Deps } from '../shared/deps.ts';
import { recordEvent as record } from '../shared/flows/record-event.ts';
import { handle } from '../shared/gate/http/handle.ts';
import { etag, idempotencyKey, ifMatch } from '../shared/gate/http/headers.ts';
import { json } from '../shared/gate/http/respond.ts';
import { notEligible, readerOf, replayedHeader, showTicket } from './ticket-answers.ts';

/** `POST /tickets/{id}/events`: records what happened to a ticket. */
export const recordEvent = (deps: Deps) =>
  handle(deps, 'recordEvent', async (call) => {
    const { request, caller, body, traceparent } = call;
    const { id: ticketId = '' } = request.params;
    begunBy(deps.now(), body.act.data);
    const conditions = { key: idempotencyKey(request), ifVersions: ifMatch(request) };
    const recorded = await record(deps, caller, { ticketId, ...body, ...conditions, traceparent });
    if (recorded.outcome === 'refused')
      throw notEligible(recorded.decided, readerOf(deps, call, recorded.decided.intent));
    const { ticket, replayed } = recorded;
    const view = showTicket(deps, call, recorded);
    return json(200, view, { etag: etag(ticket.version), ...replayedHeader(replayed) });
  });
