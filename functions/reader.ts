import type { Reader } from '../shared/contract/decision-view.ts';
import { told } from '../shared/contract/validate.ts';
import type { Intent } from '../shared/decision/intent.ts';
import type { Deps } from '../shared/deps.ts';
import { AppError } from '../shared/errors.ts';
import type { Call } from '../shared/http/handle.ts';

/**
 * Who reads a decision: in the caller's language, else in the issue's, and with how it came about where the query asks
 * `explain=full`. Any other value fails with VALIDATION_FAILED, so call it before anything is stored.
 */
export function readerOf({ config }: Deps, { request, textsFor }: Call): (intent: Intent) => Reader {
  const asked = request.query.get('explain');
  if (asked !== null && asked !== 'full') {
    const fault = told({ key: 'field.NOT_ALLOWED', params: { expected: 'full' } });
    throw new AppError(
      'VALIDATION_FAILED',
      { count: '1' },
      { errors: [{ pointer: 'explain', code: 'NOT_ALLOWED', ...fault }] },
    );
  }
  return ({ issue }) => ({
    texts: textsFor(issue.language),
    policies: config.policies,
    explained: asked === 'full',
  });
}
