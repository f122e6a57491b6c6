import { DAY, type Instant } from '../sla/instant.ts';
import { isLive, type StoredKey } from './api-key.ts';

/** A partner's credentials of one kind that are good at one time: the one in use, and the one that comes after it. */
const MOST_LIVE = 2;

/**
 * What becomes of credentials when another takes their place: those that are good die after the days of grace, 0 for at
 * once, and the rest is cleared away. Throws where that would leave more than two.
 */
export function retire<Credential extends { expiresAt: Instant | null }>(
  credentials: readonly Credential[],
  { graceDays, now, nameOf }: { graceDays: number; now: Instant; nameOf: (credential: Credential) => string },
): { dying: Credential[]; gone: Credential[] } {
  const live = credentials.filter((credential) => isLive(credential, now));
  if (graceDays === 0) return { dying: [], gone: [...credentials] };
  if (live.length >= MOST_LIVE) {
    const names = live.map(nameOf).join(', ');
    throw new Error(`expected at most one that is live, found ${names}: remove one, or rotate without days of grace`);
  }
  const end = now + graceDays * DAY;
  return {
    dying: live.map((credential) => ({ ...credential, expiresAt: Math.min(credential.expiresAt ?? end, end) })),
    gone: credentials.filter((credential) => !live.includes(credential)),
  };
}

/** The key that lives longest: what is replaced during a rotation has its end set already. */
export const newest = (keys: readonly StoredKey[]): StoredKey | undefined =>
  [...keys].sort((a, b) => (b.expiresAt ?? Number.POSITIVE_INFINITY) - (a.expiresAt ?? Number.POSITIVE_INFINITY))[0];
