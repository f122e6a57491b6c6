import type { Instant } from '../sla/instant.ts';
import type { Role } from './roles.ts';

/** A partner's API key as kept: never the secret itself. */
export interface StoredKey {
  keyId: string;
  partnerTenantId: string;
  /** HMAC-SHA256 of the secret under the pepper, hexadecimal. */
  hmac: string;
  roles: readonly Role[];
  /** Null for none. */
  expiresAt: Instant | null;
  /** YYYY-MM-DD in UTC; null before the first use. */
  lastUsedOn: string | null;
}

/** Whether a key is still good; an expiry that can't be read has passed. */
export const isLive = ({ expiresAt }: Pick<StoredKey, 'expiresAt'>, now: Instant): boolean =>
  expiresAt === null || now < expiresAt;
