import { readIntent } from '../shared/contract/intent.ts';
import { ONE } from '../shared/contract/json/check-structure.ts';
import { explainQuerySchema } from '../shared/contract/queries.ts';
import { givenIn } from '../shared/core/decision/origins.ts';
import type { Deps } from '../shared/deps.ts';
import { submitIntent } from '../shared/flows/submit-intent.ts';
import { handle } from '../shared/gate/http/handle.ts';
import { etag, idempotencyKey } from '../shared/gate/http/headers.ts';
import { readJson } from '../shared/gate/http/read-json.ts';
import { readQuery } from '../shared/gate/http/read-query.ts';
import { json } from '../shared/gate/http/respond.ts';
import { readerOf } from './reader.ts';
import { showSubmitted } from './show-ticket.ts';

/** `POST /tickets`: takes an intent. */
export const submitTicket = (deps: Deps) =>
  handle(deps, 'submitTicket', async (call) => {
    const { request, caller, traceparent } = call;
    const body = await readJson(request, ONE);
    const reader = readerOf(deps, call, readQuery(explainQuerySchema, request));
    const intent = readIntent(body, deps.now());
    const key = idempotencyKey(request);
    const submitted = await submitIntent(deps, caller, { intent, given: givenIn(body), key, traceparent });
    const { view, version, replayed } = await showSubmitted(deps, caller, submitted, reader(intent));
    const location = new URL(`/api/v1/tickets/${view.id}`, request.url).href;
    return json(202, view, {
      location,
      'operation-location': location,
      etag: etag(version),
      ...(replayed ? { 'idempotency-replayed': 'true' } : {}),
    });
  });
