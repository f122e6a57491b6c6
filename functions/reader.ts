import type { Reader } from '../shared/contract/decision-view.ts';
import type { Intent } from '../shared/core/decision/intent.ts';
import type { Deps } from '../shared/deps.ts';
import type { OpenCall } from '../shared/gate/http/handle-open.ts';

/** Who reads a decision: in the caller's language, else in the issue's, and with how it came about if that was asked. */
export const readerOf = (
  { config }: Deps,
  { textsFor, query }: Pick<OpenCall, 'textsFor'> & { query: { explain?: 'full' } },
  { issue }: Intent,
): Reader => ({
  texts: textsFor(issue.language),
  policies: config.policies,
  explained: query.explain === 'full',
});
