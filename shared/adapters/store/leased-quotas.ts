import { inSeconds, QUOTAS, type QuotaName, type Standing } from '../../core/partner/quota.ts';
import type { Scope } from '../../core/partner/scope.ts';
import { type Instant, SECOND } from '../../core/sla/instant.ts';
import { AppError, type ErrorCode } from '../../errors.ts';
import { remember } from '../../remember.ts';
import { loadPartner } from './partners.ts';
import { takeLease } from './quota-windows.ts';
import type { Table } from './table.ts';

/** Counts what partners use. */
export interface Quotas {
  /** Uses one of the scope's quota, or fails with the code in EXCEEDED, saying when to ask again. */
  spend(scope: Scope, name: QuotaName): Promise<Spent>;
}

export interface Spent {
  standing: Standing;
  /** Takes the use back, which came to nothing; once the window is over it counts no more. */
  giveBack(): void;
}

/** How a caller is told that a quota is used up. */
const EXCEEDED = {
  calls: 'RATE_LIMITED',
  webhooks: 'RATE_LIMITED',
  'severity-a': 'SEVERITY_A_LIMITED',
} as const satisfies Record<QuotaName, ErrorCode>;

/** A quota that is used up, and how the caller stands with it. */
export class QuotaExceeded extends AppError {
  constructor(readonly standing: Standing) {
    const { name, limit, windowSeconds, resetSeconds } = standing;
    const found = { quota: name, limit: String(limit), window: String(windowSeconds), reset: String(resetSeconds) };
    super(EXCEEDED[name], found, { quota: standing, retryAfter: resetSeconds });
  }
}

/** How long what is used up is refused from memory: then a limit that was raised meanwhile is seen. */
const LOOK_AGAIN_AFTER = 5 * SECOND;

/** What this instance holds of a quota. */
interface Holding {
  limit: number;
  endsAt: Instant;
  /** Leased and not used. */
  left: number;
  /** What nobody had leased when we last looked. */
  free: number;
  lookedAt: Instant;
}

/**
 * Quotas over any number of instances, which share nothing but the table: each leases a part and counts in memory, so
 * that most uses cost no call to storage. Fails with STORAGE_UNAVAILABLE when a lease can't be had.
 */
export function leasedQuotas(directory: Table, now: () => Instant): Quotas {
  const holdings = new Map<string, Holding>();
  const asking = new Map<string, Promise<void>>();
  /** Of leases that were asked for and not had yet. */
  const tokens = new Map<string, string>();
  const keyOf = ({ partnerTenantId }: Scope, name: QuotaName) => `${name}!${partnerTenantId}`;

  const present = (key: string) => {
    const holding = holdings.get(key);
    return holding !== undefined && now() < holding.endsAt ? holding : null;
  };
  const ask = async (scope: Scope, name: QuotaName) => {
    const own = (await loadPartner(directory, scope.partnerTenantId))?.limits[name];
    const quota = { ...QUOTAS[name], limit: own ?? QUOTAS[name].limit };
    const key = keyOf(scope, name);
    const token = remember(tokens, key, () => crypto.randomUUID());
    const { endsAt, taken, granted } = await takeLease(directory, scope, name, quota, now(), token);
    tokens.delete(key);
    const free = Math.max(0, quota.limit - taken);
    // What was given back while we asked.
    const before = holdings.get(key);
    const left = granted + (before?.endsAt === endsAt ? before.left : 0);
    holdings.set(key, { limit: quota.limit, endsAt, left, free, lookedAt: now() });
  };
  /** Of a burst of calls, one asks for all. */
  const askOnce = (scope: Scope, name: QuotaName): Promise<void> => {
    const key = keyOf(scope, name);
    const asked = asking.get(key) ?? ask(scope, name).finally(() => asking.delete(key));
    asking.set(key, asked);
    return asked;
  };
  const standing = (name: QuotaName, { limit, endsAt, left, free }: Holding): Standing => ({
    name,
    limit,
    windowSeconds: inSeconds(QUOTAS[name].window),
    remaining: left + free,
    resetSeconds: inSeconds(endsAt - now()),
  });

  return {
    spend: async (scope, name) => {
      const key = keyOf(scope, name);
      for (;;) {
        const holding = present(key);
        if (holding !== null && holding.left > 0) {
          holding.left -= 1;
          const giveBack = () => {
            // A later lease may have taken this one's place, in the same window.
            const latest = holdings.get(key);
            if (latest?.endsAt === holding.endsAt) latest.left += 1;
          };
          return { standing: standing(name, holding), giveBack };
        }
        const isUsedUp = holding?.free === 0 && now() < holding.lookedAt + LOOK_AGAIN_AFTER;
        if (isUsedUp) throw new QuotaExceeded(standing(name, holding));
        await askOnce(scope, name);
      }
    },
  };
}
