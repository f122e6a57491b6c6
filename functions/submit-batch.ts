import { intentSchema } from '../shared/contract/intent.ts';
import { validate } from '../shared/contract/validate.ts';
import { givenIn } from '../shared/core/decision/origins.ts';
import type { Deps } from '../shared/deps.ts';
import { submitIntent } from '../shared/flows/submit-intent.ts';
import { forEachItem } from '../shared/gate/http/for-each-item.ts';
import { handle } from '../shared/gate/http/handle.ts';
import { idempotencyKey } from '../shared/gate/http/headers.ts';
import { json } from '../shared/gate/http/respond.ts';
import { readerOf, showSubmitted } from './ticket-answers.ts';

/** `POST /tickets/batch`: up to 100 intents, each with an answer of its own. */
export const submitBatch = (deps: Deps) =>
  handle(deps, 'submitBatch', async (call) => {
    const { request, caller, traceparent } = call;
    const batchKey = idempotencyKey(request);
    const results = await forEachItem(call, call.body.intents, async (item, index) => {
      await call.spend(caller.scope, 'calls');
      const intent = validate(intentSchema, item, ['intents', index]);
      const key = batchKey === null ? null : `${batchKey}/${index}`;
      const submitted = await submitIntent(deps, caller, { intent, given: givenIn(item), key, traceparent });
      const { view, replayed } = showSubmitted(deps, submitted, readerOf(deps, call, intent));
      return { status: 202, ticket: view, ...(replayed ? { replayed } : {}) };
    });
    return json(200, {
      results: results.map((result) => ('code' in result ? { status: result.status, problem: result } : result)),
    });
  });
