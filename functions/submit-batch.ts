import { readIntent } from '../shared/contract/intent.ts';
import { givenIn } from '../shared/core/decision/origins.ts';
import type { Deps } from '../shared/deps.ts';
import { submitIntent } from '../shared/flows/submit-intent.ts';
import { forEachItem } from '../shared/gate/http/for-each-item.ts';
import { handle } from '../shared/gate/http/handle.ts';
import { idempotencyKey } from '../shared/gate/http/headers.ts';
import { json } from '../shared/gate/http/respond.ts';
import { showSubmitted } from './ticket-answers.ts';

/** `POST /tickets/batch`: up to 100 intents, each with an answer of its own. */
export const submitBatch = (deps: Deps) =>
  handle(deps, 'submitBatch', async (call) => {
    const { request, caller, traceparent } = call;
    const key = idempotencyKey(request);
    const items = await forEachItem(call, call.body.intents, async (item, index) => {
      await call.spend(caller.scope, 'calls');
      const intent = readIntent(item, deps.now(), ['intents', index]);
      const submission = { intent, given: givenIn(item), key, place: index, traceparent };
      const submitted = await submitIntent(deps, caller, submission);
      const { view, replayed } = showSubmitted(deps, call, submitted);
      return { status: 202, ticket: view, ...(replayed ? { replayed } : {}) };
    });
    const value = items.map((item) => ('code' in item ? { status: item.status, problem: item } : item));
    return json(200, { value, results: value });
  });
