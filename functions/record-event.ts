import { eventSchema } from '../shared/contract/event.ts';
import { ONE } from '../shared/contract/json/check-structure.ts';
import { explainQuerySchema } from '../shared/contract/queries.ts';
import { validate } from '../shared/contract/validate.ts';
import { isTicketId } from '../shared/core/ticket/ticket.ts';
import type { Deps } from '../shared/deps.ts';
import { AppError } from '../shared/errors.ts';
import { recordEvent as record } from '../shared/flows/record-event.ts';
import { handle } from '../shared/gate/http/handle.ts';
import { etag, idempotencyKey, ifMatch } from '../shared/gate/http/headers.ts';
import { readJson } from '../shared/gate/http/read-json.ts';
import { readQuery } from '../shared/gate/http/read-query.ts';
import { json } from '../shared/gate/http/respond.ts';
import { readerOf } from './reader.ts';
import { notEligible, showTicket } from './show-ticket.ts';

/** `POST /tickets/{id}/events`: records what happened to a ticket. */
export const recordEvent = (deps: Deps) =>
  handle(deps, 'recordEvent', async (call) => {
    const { request, caller, traceparent } = call;
    const { id: ticketId = '' } = request.params;
    const body = await readJson(request, ONE);
    const reader = readerOf(deps, call, readQuery(explainQuerySchema, request));
    const event = validate(eventSchema, body);
    const key = idempotencyKey(request);
    const ifVersion = ifMatch(request);
    if (!isTicketId(ticketId)) throw new AppError('NOT_FOUND');
    const recorded = await record(deps, caller, { ticketId, ...event, key, ifVersion, traceparent });
    const { ticket } = recorded;
    if (recorded.outcome === 'refused') {
      throw notEligible({ ...ticket, at: ticket.decidedAt, provisionalDueAt: null }, reader(ticket.intent));
    }
    return json(200, await showTicket(deps, caller, ticket, reader(ticket.intent)), {
      etag: etag(ticket.version),
      ...(recorded.replayed ? { 'idempotency-replayed': 'true' } : {}),
    });
  });
