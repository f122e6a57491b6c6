import { intentListSchema, readIntent } from '../shared/contract/intent.ts';
import { LIST } from '../shared/contract/json/check-structure.ts';
import { explainQuerySchema } from '../shared/contract/queries.ts';
import { validate } from '../shared/contract/validate.ts';
import { givenIn } from '../shared/core/decision/origins.ts';
import type { Deps } from '../shared/deps.ts';
import { submitIntent } from '../shared/flows/submit-intent.ts';
import { forEachItem } from '../shared/gate/http/for-each-item.ts';
import { handle } from '../shared/gate/http/handle.ts';
import { idempotencyKey } from '../shared/gate/http/headers.ts';
import { readJson } from '../shared/gate/http/read-json.ts';
import { readQuery } from '../shared/gate/http/read-query.ts';
import { json } from '../shared/gate/http/respond.ts';
import { readerOf } from './reader.ts';
import { showSubmitted } from './show-ticket.ts';

/** `POST /tickets/batch`: up to 100 intents, each with an answer of its own. */
export const submitBatch = (deps: Deps) =>
  handle(deps, 'submitBatch', async (call) => {
    const { request, caller, traceparent } = call;
    const body = await readJson(request, LIST);
    const reader = readerOf(deps, call, readQuery(explainQuerySchema, request));
    const { intents } = validate(intentListSchema, body);
    const batchKey = idempotencyKey(request);
    const results = await forEachItem(call, intents, async (item, index) => {
      await call.spend(caller.scope, 'calls');
      const intent = readIntent(item, deps.now(), ['intents', index]);
      const key = batchKey === null ? null : `${batchKey}/${index}`;
      const submitted = await submitIntent(deps, caller, { intent, given: givenIn(item), key, traceparent });
      const { view, replayed } = await showSubmitted(deps, caller, submitted, reader(intent));
      return { status: 202, ticket: view, ...(replayed ? { replayed } : {}) };
    });
    return json(200, {
      results: results.map((result) => ('code' in result ? { status: result.status, problem: result } : result)),
    });
  });
