import type { Limits } from './partner.ts';
import type { QuotaName } from './quota.ts';

/** How a partner's own limits are to change; null for those of all. */
export type LimitChanges = Partial<Record<QuotaName, number | null>>;

/** The limits of its own that a partner has then: those that aren't named stay. */
export function changeLimits(own: Limits, changes: LimitChanges): Limits {
  const changed = Object.entries({ ...own, ...changes });
  return Object.fromEntries(changed.flatMap(([name, to]) => (to === null ? [] : [[name, to]])));
}
