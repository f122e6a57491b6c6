import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { StoredKey } from '../partner/api-key.ts';
import { KEY_ROLES, type Role } from '../partner/roles.ts';
import type { Instant } from '../sla/instant.ts';

/** `tik_{key id}_{secret}`: the prefix lets secret scanners recognise a leaked key. */
const FORMAT = /^tik_([0-9a-f]{16})_([0-9A-Za-z_-]{43})$/;

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

/** A new random key: the text to show once, and what to keep. Without an expiry it lives until it is removed. */
export function makeApiKey(
  partnerTenantId: string,
  pepper: string,
  { expiresAt = null, roles = KEY_ROLES }: { expiresAt?: Instant | null; roles?: readonly Role[] } = {},
): { text: string; stored: StoredKey } {
  const keyId = randomBytes(8).toString('hex');
  const secret = randomBytes(32).toString('base64url');
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
