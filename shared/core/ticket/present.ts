import { decideTerms } from '../decision/decide.ts';
import type { Policy } from '../decision/policy.ts';
import type { Ticket } from './ticket.ts';

/**
 * The intent and the decision of a ticket as its severity is now: that is what is shown, pasted and owed. Row, code,
 * policy and fee stay as they were decided.
 */
export function atPresent(
  { intent, decision, decidedAt, severity }: Ticket,
  policy: Policy,
): Pick<Ticket, 'intent' | 'decision'> {
  if (severity === intent.issue.severity) return { intent, decision };
  const present = { ...intent, issue: { ...intent.issue, severity } };
  const context = { edition: decision.policy.edition, now: decidedAt, policy };
  const { warnings, response } = decideTerms(present, decision.row, context);
  return { intent: present, decision: { ...decision, warnings, response } };
}
