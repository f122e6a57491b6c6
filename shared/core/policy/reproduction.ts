import { canonicalJson } from '../../hash.ts';
import type { Decision } from '../decision/decision.ts';

/** Whether the loaded rules still make a stored decision; if not, which version made it and what differs today. */
export type Reproduction =
  | { reproduced: true }
  | { reproduced: false; madeBy: Decision['policy']; differs: Exclude<keyof Decision, 'policy' | 'otherEditions'>[] };

/**
 * Holds a stored decision against the one that the loaded rules of its edition make as of the same instant. Where
 * version and digest are the same and something differs all the same, that tells of a decision that isn't what it was.
 * What other editions would decide isn't the decision's own.
 */
export function reproduce(stored: Decision, today: Decision): Reproduction {
  const { policy: madeBy, otherEditions: _, ...was } = stored;
  const members = Object.keys(was) as (keyof typeof was)[];
  const differs = members.filter((member) => canonicalJson(stored[member]) !== canonicalJson(today[member]));
  const sameRules = canonicalJson(madeBy) === canonicalJson(today.policy);
  return sameRules && differs.length === 0 ? { reproduced: true } : { reproduced: false, madeBy, differs };
}
