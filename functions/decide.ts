import { decisionView } from '../shared/contract/decision-view.ts';
import { readNamingEdition } from '../shared/contract/edition.ts';
import { intentListSchema, readIntent } from '../shared/contract/intent.ts';
import { LIST, ONE } from '../shared/contract/json/check-structure.ts';
import { decisionQuerySchema } from '../shared/contract/queries.ts';
import { validate } from '../shared/contract/validate.ts';
import { givenIn } from '../shared/core/decision/origins.ts';
import type { Deps } from '../shared/deps.ts';
import { checkPartner } from '../shared/flows/check-partner.ts';
import { decideIntent } from '../shared/flows/decide-intent.ts';
import { forEachItem } from '../shared/gate/http/for-each-item.ts';
import { handle } from '../shared/gate/http/handle.ts';
import { readJson } from '../shared/gate/http/read-json.ts';
import { readQuery } from '../shared/gate/http/read-query.ts';
import { json } from '../shared/gate/http/respond.ts';
import { readerOf } from './reader.ts';

/** A list is told by its only member, before anything is parsed. */
const isList = (text: string) => /^\s*\{\s*"intents"/.test(text);

/** `POST /decisions`: decides one intent or a list of them, and stores nothing. */
export const decide = (deps: Deps) =>
  handle(deps, 'decide', async (call) => {
    const { request, caller } = call;
    const body = await readJson(request, (text) => (isList(text) ? LIST : ONE));
    const query = readNamingEdition(() => readQuery(decisionQuerySchema, request));
    const { edition = deps.config.edition } = query;
    const reader = readerOf(deps, call, query);
    const decideOne = async (value: unknown, root: PropertyKey[]) => {
      const intent = readIntent(value, deps.now(), root);
      await checkPartner(deps, caller, intent);
      const decided = await decideIntent(intent, deps.config.policies[edition], deps.now());
      const given = [...givenIn(value), ...(query.edition === undefined ? [] : ['/edition'])];
      return decisionView({ ...decided, given }, reader(intent));
    };
    if (typeof body !== 'object' || body === null || !('intents' in body)) return json(200, await decideOne(body, []));
    const { intents } = validate(intentListSchema, body);
    const decisions = await forEachItem(call, intents, async (intent, index) => {
      await call.spend(caller.scope, 'calls');
      return decideOne(intent, ['intents', index]);
    });
    return json(200, { decisions });
  });
