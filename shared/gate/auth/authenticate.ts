import { loadKey } from '../../adapters/store/api-keys.ts';
import { type ApiKey, isLive, parseApiKey, secretMatches } from '../../core/partner/api-key.ts';
import type { Caller } from '../../core/partner/caller.ts';
import { type Role, rolesIn } from '../../core/partner/roles.ts';
import { scopeOf } from '../../core/partner/scope.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';
import { noteUse } from './note-use.ts';
import { bearerOf, provenApp } from './proven-app.ts';

/** A caller, and what the credential may do. */
export interface Identity {
  caller: Caller;
  roles: readonly Role[];
}

/**
 * Turns `Authorization: Bearer …`, an API key or a token of Entra ID, into an identity; or fails with 401 UNAUTHORIZED
 * that doesn't say what was wrong, or with IDENTITY_UNAVAILABLE.
 */
export async function authenticate(deps: Deps, authorization: string | null): Promise<Identity> {
  const credential = bearerOf(authorization);
  if (credential === null) throw new AppError('UNAUTHORIZED');
  const key = parseApiKey(credential);
  const identity = await (key === null ? byToken(deps, credential) : byKey(deps, key));
  if (identity === null) throw new AppError('UNAUTHORIZED');
  return identity;
}

async function byKey(deps: Deps, { keyId, secret }: ApiKey): Promise<Identity | null> {
  const stored = await loadKey(deps.directory, keyId);
  if (!secretMatches(secret, stored, deps.config.apiKeyPepper) || !isLive(stored, deps.now())) return null;
  noteUse(deps, stored);
  return { caller: { scope: scopeOf(stored.partnerTenantId), by: `key:${keyId}` }, roles: stored.roles };
}

async function byToken(deps: Deps, token: string): Promise<Identity | null> {
  const proven = await provenApp(deps, token);
  return proven && { caller: { scope: proven.scope, by: `app:${proven.app.appId}` }, roles: rolesIn(proven.app.roles) };
}
