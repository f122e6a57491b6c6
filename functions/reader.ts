import type { Reader } from '../shared/contract/decision-view.ts';
import { explainSchema } from '../shared/contract/explain.ts';
import { validate } from '../shared/contract/validate.ts';
import type { Intent } from '../shared/decision/intent.ts';
import type { Deps } from '../shared/deps.ts';
import type { Call } from '../shared/http/handle.ts';

/**
 * Who reads a decision: in the caller's language, else in the issue's, and with how it came about where the query asks
 * `explain=full`. Any other value fails with VALIDATION_FAILED, so call it before anything is stored.
 */
export function readerOf({ config }: Deps, { request, textsFor }: Call): (intent: Intent) => Reader {
  const { explain } = validate(explainSchema, Object.fromEntries(request.query));
  return ({ issue }) => ({
    texts: textsFor(issue.language),
    policies: config.policies,
    explained: explain === 'full',
  });
}
