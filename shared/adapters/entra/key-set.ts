import type { CryptoKey, JWK } from 'jose';
import { type Instant, MINUTE, SECOND } from '../../core/sla/instant.ts';
import { AppError } from '../../errors.ts';

/** A public key, and the issuer that it belongs to where the set says so (`{tenantid}` stands for any tenant). */
export interface SigningKey {
  key: CryptoKey;
  issuer: string | undefined;
}

/** Finds a key by its id, null for none. Fails with IDENTITY_UNAVAILABLE when that can't be told. */
export type KeySet = (kid: string) => Promise<SigningKey | null>;

const REFRESH_AFTER = 10 * MINUTE;
/** While the set can't be had, and however many unknown ids come in, it is asked for no more often than this. */
const ASK_AGAIN_AFTER = 30 * SECOND;
const TIMEOUT_MS = 3 * SECOND;

/**
 * The keys at an address (RFC 7517), kept ten minutes. While they can't be fetched, those known go on serving; an
 * unknown id may then be a key that is new, so it is told as an outage and not as a wrong token.
 */
export function remoteKeys(url: string, now: () => Instant): KeySet {
  let known: Map<string, SigningKey> | null = null;
  let goodAt = Number.NEGATIVE_INFINITY;
  let askedAt = Number.NEGATIVE_INFINITY;
  let askedForIdAt = Number.NEGATIVE_INFINITY;
  let outage: unknown = null;
  let pending: Promise<void> | null = null;

  const ask = async () => {
    askedAt = now();
    try {
      known = await fetchKeys(url);
      goodAt = askedAt;
      outage = null;
    } catch (error) {
      outage = error;
    }
  };
  const askOnce = (): Promise<void> => {
    pending ??= ask().finally(() => {
      pending = null;
    });
    return pending;
  };
  const refresh = async () => {
    if (pending !== null || now() - askedAt >= ASK_AGAIN_AFTER) await askOnce();
  };
  /** Counted by itself: a key that was added just after the set was fetched is known at its first token. */
  const lookFor = async () => {
    if (pending !== null || now() - askedForIdAt >= ASK_AGAIN_AFTER) {
      askedForIdAt = now();
      await askOnce();
    }
  };

  return async (kid) => {
    if (known === null || now() - goodAt >= REFRESH_AFTER) {
      const asked = refresh();
      // An outage is waited for once; while it goes on, known keys serve beside the next attempts.
      if (outage === null || !known?.has(kid)) await asked;
    } else if (!known.has(kid)) await lookFor();
    const found = known?.get(kid) ?? null;
    if (found === null && outage !== null) throw new AppError('IDENTITY_UNAVAILABLE', {}, { cause: outage });
    return found;
  };
}

async function fetchKeys(url: string): Promise<Map<string, SigningKey>> {
  const { importJWK } = await import('jose');
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (response.status !== 200) throw new Error(`Expected 200 from the key set, found ${response.status}`);
  const { keys } = (await response.json()) as { keys: (JWK & { issuer?: string })[] };
  const signing = keys.filter(({ kty, kid, use = 'sig' }) => kty === 'RSA' && kid !== undefined && use === 'sig');
  if (signing.length === 0) throw new Error('Expected signing keys in the key set, found none');
  return new Map(
    await Promise.all(
      signing.map(async (jwk): Promise<[string, SigningKey]> => {
        const { kty, n, e, kid = '', issuer } = jwk;
        return [kid, { key: (await importJWK({ kty, n, e }, 'RS256')) as CryptoKey, issuer }];
      }),
    ),
  );
}
