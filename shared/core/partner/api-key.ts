import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../sla/instant.ts';
import { KEY_ROLES, type Role } from './roles.ts';

/** `tik_{key id}_{secret}`: the prefix lets secret scanners recognise a leaked key. */
const FORMAT = /^tik_([0-9a-f]{16})_([0-9A-Za-z_-]{43})$/;

/** How many random bytes a key is made of: its id, then its secret. */
export const KEY_BYTES = 40;
const ID_BYTES = 8;

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

export interface ApiKey {
  keyId: string;
  secret: string;
}

export function parseApiKey(text: string): ApiKey | null {
  const [, keyId, secret] = FORMAT.exec(text) ?? [];
  return keyId === undefined || secret === undefined ? null : { keyId, secret };
}

/** Stands for the HMAC of a key that doesn't exist: no secret has it. */
const NO_HMAC = '0'.repeat(64);

/** What a new key is made with. Without an expiry it lives until it is removed. */
export interface KeyParts {
  /** KEY_BYTES of them. */
  random: Buffer;
  pepper: string;
  expiresAt?: Instant | null;
  roles?: readonly Role[];
}

/** A new key: the text to show once, and what to keep. */
export function makeApiKey(
  partnerTenantId: string,
  { random, pepper, expiresAt = null, roles = KEY_ROLES }: KeyParts,
): { text: string; stored: StoredKey } {
  const keyId = random.subarray(0, ID_BYTES).toString('hex');
  const secret = random.subarray(ID_BYTES).toString('base64url');
  const stored = {
    keyId,
    partnerTenantId,
    hmac: hmacOf(secret, pepper),
    roles: [...roles],
    expiresAt,
    lastUsedOn: null,
  };
  return { text: `tik_${keyId}_${secret}`, stored };
}

/** Whether the secret is the stored key's; takes as long for a key that doesn't exist (`stored` null). */
export function secretMatches<Key extends StoredKey>(
  secret: string,
  stored: Key | null,
  pepper: string,
): stored is Key {
  const expected = Buffer.from(stored?.hmac ?? NO_HMAC, 'hex');
  return timingSafeEqual(Buffer.from(hmacOf(secret, pepper), 'hex'), expected) && stored !== null;
}

const hmacOf = (secret: string, pepper: string): string => createHmac('sha256', pepper).update(secret).digest('hex');
