import { begunBy } from '../shared/contract/intent.ts';
import { givenIn } from '../shared/core/decision/origins.ts';
import type { Deps } from '../shared/deps.ts';
import { submitIntent } from '../shared/flows/submit-intent.ts';
import { handle } from '../shared/gate/http/handle.ts';
import { etag, idempotencyKey } from '../shared/gate/http/headers.ts';
import { json } from '../shared/gate/http/respond.ts';
import { replayedHeader, showSubmitted } from './ticket-answers.ts';

/** `POST /tickets`: takes an intent. */
export const submitTicket = (deps: Deps) =>
  handle(deps, 'submitTicket', async (call) => {
    const { request, caller, body, sent, traceparent } = call;
    const intent = begunBy(deps.now(), body);
    const key = idempotencyKey(request);
    const submitted = await submitIntent(deps, caller, { intent, given: givenIn(sent), key, place: null, traceparent });
    const { view, version, replayed } = showSubmitted(deps, call, submitted);
    call.about.ticket = view.id;
    const location = new URL(`/api/v1/tickets/${view.id}`, request.url).href;
    const headers = { location, 'operation-location': location, etag: etag(version) };
    return json(202, view, { ...headers, ...replayedHeader(replayed) });
  });
