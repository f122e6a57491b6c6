import type { Severity } from '../decision/intent.ts';
import { HOUR, type Instant, MINUTE, SECOND } from '../sla/instant.ts';

/** So much may be used in each window of time. */
export interface Quota {
  limit: number;
  /** Milliseconds. */
  window: number;
}

/** What each partner may use unless its directory entry says otherwise. */
export const QUOTAS = {
  /** Calls of the API, each intent of a list, and each ticket that is looked at again. */
  calls: { limit: 1_200, window: 1 * MINUTE },
  /** Events that are the partner's own. */
  webhooks: { limit: 600, window: 1 * MINUTE },
  /** New tickets of severity A, and tickets raised to it: what wakes people must not be flooded by a loop. */
  'severity-a': { limit: 60, window: 1 * HOUR },
} as const satisfies Record<string, Quota>;

export type QuotaName = keyof typeof QUOTAS;

export const QUOTA_NAMES = Object.keys(QUOTAS) as QuotaName[];

/** What all instances know of a quota's present window. */
export interface QuotaWindow {
  endsAt: Instant;
  /** Used, or handed out to an instance that may yet use it. */
  taken: number;
}

/** The part of what is free that one lease takes. */
const PART = 1 / 32;

/**
 * Takes a part of what is free in the window, or in a new one where the last has ended. Leases shrink with what is left:
 * what one instance holds and doesn't use is lost to the others.
 */
export function lease(window: QuotaWindow | null, quota: Quota, now: Instant): QuotaWindow & { granted: number } {
  const fresh = { endsAt: now + quota.window, taken: 0 };
  const { endsAt, taken } = window !== null && now < window.endsAt ? window : fresh;
  const granted = Math.ceil(Math.max(0, quota.limit - taken) * PART);
  // A window that ends later than a new one would was made under a clock ahead of ours, and counts all the same. One that
  // ends much later was made before the clock was set back.
  const isFar = endsAt > now + 2 * quota.window;
  return { endsAt: isFar ? fresh.endsAt : endsAt, taken: taken + granted, granted };
}

/** Where a partner stands with a quota, as far as this instance knows. */
export interface Standing {
  name: QuotaName;
  limit: number;
  windowSeconds: number;
  remaining: number;
  resetSeconds: number;
}

/** The quota that a change of severity is counted in; `before` is null for a new ticket. */
export const severityQuota = (before: Severity | null, after: Severity): QuotaName | null =>
  after === 'A' && before !== 'A' ? 'severity-a' : null;

/** Whole seconds of a duration, at least one: who comes back after them doesn't come too early. */
export const inSeconds = (duration: number): number => Math.max(1, Math.ceil(duration / SECOND));
