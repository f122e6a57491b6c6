import type { Instant } from '../../core/sla/instant.ts';
import { checkToken, type ProvenApp } from './entra-token.ts';
import { remoteKeys } from './key-set.ts';

/** Whom a token proves, null for nobody. Fails with IDENTITY_UNAVAILABLE when its key can't be had. */
export type VerifyToken = (token: string) => Promise<ProvenApp | null>;

/** Where tokens of Entra ID are checked against. */
export interface EntraSettings {
  /** Of our own registration; null where tokens are refused. */
  audience: string | null;
  keysUrl: string;
}

/** Checks tokens against the key set as it stands, and the clock. */
export function tokenVerifier({ audience, keysUrl }: EntraSettings, now: () => Instant): VerifyToken {
  if (audience === null) return async () => null;
  const keys = remoteKeys(keysUrl, now);
  return (token) => checkToken(token, { audience, keys, now: now() });
}
