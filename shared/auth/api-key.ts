import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { StoredKey } from '../store/directory.ts';

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

/** A new random key: the text to show once, and what to keep. */
export function makeApiKey(partnerTenantId: string, pepper: string): { text: string; stored: StoredKey } {
  const keyId = randomBytes(8).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  return { text: `tik_${keyId}_${secret}`, stored: { keyId, partnerTenantId, hmac: hmacOf(secret, pepper) } };
}

/** Whether the secret is the stored key's; takes as long for a key that doesn't exist (`stored` null). */
export function secretMatches(secret: string, stored: StoredKey | null, pepper: string): stored is StoredKey {
  const expected = Buffer.from(stored?.hmac ?? hmacOf('', pepper), 'hex');
  return timingSafeEqual(Buffer.from(hmacOf(secret, pepper), 'hex'), expected) && stored !== null;
}

const hmacOf = (secret: string, pepper: string): string => createHmac('sha256', pepper).update(secret).digest('hex');
