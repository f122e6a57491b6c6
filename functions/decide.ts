import { decisionView } from '../shared/contract/decision-view.ts';
import { intentSchema } from '../shared/contract/intent.ts';
import { intentListSchema } from '../shared/contract/lists.ts';
import { validate } from '../shared/contract/validate.ts';
import { EDITIONS, type Edition, isEdition } from '../shared/decision/policy.ts';
import type { Deps } from '../shared/deps.ts';
import { AppError } from '../shared/errors.ts';
import { decideIntent } from '../shared/flows/decide-intent.ts';
import { checkPartner } from '../shared/flows/submit-intent.ts';
import { forEachItem } from '../shared/http/for-each-item.ts';
import { handle } from '../shared/http/handle.ts';
import { LIST, ONE, readJson } from '../shared/http/read-json.ts';
import { json } from '../shared/http/respond.ts';

/** A list is told by its only member, before anything is parsed. */
const isList = (text: string) => /^\s*\{\s*"intents"/.test(text);

/** `POST /decisions`: decides one intent or a list of them, and stores nothing. */
export const decide = (deps: Deps) =>
  handle(deps, async (call) => {
    const { request, caller, texts } = call;
    const body = await readJson(request, (text) => (isList(text) ? LIST : ONE));
    const edition = editionOf(request.query.get('edition'), deps.config.edition);
    const decideOne = async (value: unknown, root: PropertyKey[]) => {
      const intent = validate(intentSchema, value, root);
      checkPartner(caller, intent);
      return decisionView(await decideIntent(intent, edition, deps.now()), texts);
    };
    if (typeof body !== 'object' || body === null || !('intents' in body)) return json(200, await decideOne(body, []));
    const { intents } = validate(intentListSchema, body);
    const decisions = await forEachItem(call, intents, (intent, index) => decideOne(intent, ['intents', index]));
    return json(200, { decisions });
  });

function editionOf(asked: string | null, configured: Edition): Edition {
  if (asked === null) return configured;
  if (!isEdition(asked)) {
    throw new AppError('UNKNOWN_EDITION', `Expected one of the editions ${EDITIONS.join(', ')}`, {
      errors: [{ pointer: 'edition', code: 'NOT_ALLOWED', message: `Expected one of ${EDITIONS.join(', ')}` }],
    });
  }
  return asked;
}
