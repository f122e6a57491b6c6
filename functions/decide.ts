import { decisionView } from '../shared/contract/decision-view.ts';
import { begunBy, readIntent } from '../shared/contract/intent.ts';
import type { Intent } from '../shared/core/decision/intent.ts';
import { givenIn } from '../shared/core/decision/origins.ts';
import type { Deps } from '../shared/deps.ts';
import { decideForCaller } from '../shared/flows/decide-intent.ts';
import { forEachItem } from '../shared/gate/http/for-each-item.ts';
import { handle } from '../shared/gate/http/handle.ts';
import { json } from '../shared/gate/http/respond.ts';
import { readerOf } from './ticket-answers.ts';

/** `POST /decisions`: decides one intent or a list of them, and stores nothing. */
export const decide = (deps: Deps) =>
  handle(deps, 'decide', async (call) => {
    const { caller, body, sent } = call;
    const { edition } = call.query;
    const decideOne = async (intent: Intent, value: unknown) => {
      const given = [...givenIn(value), ...(edition === undefined ? [] : ['/edition'])];
      const decided = await decideForCaller(deps, caller, { intent, given, edition });
      return decisionView(decided, readerOf(deps, call, intent));
    };
    if (!('intents' in body)) return json(200, await decideOne(begunBy(deps.now(), body), sent));
    const value = await forEachItem(call, body.intents, async (item, index) => {
      await call.spend(caller.scope, 'calls');
      return decideOne(readIntent(item, deps.now(), ['intents', index]), item);
    });
    return json(200, { value, decisions: value });
  });
