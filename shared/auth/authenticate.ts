import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { loadKey } from '../store/directory.ts';
import { type Scope, scopeOf } from '../store/scope.ts';
import { parseApiKey, secretMatches } from './api-key.ts';

/** Who calls: always known from the credential, never from the body or a header that a front end may have set. */
export interface Caller {
  scope: Scope;
  /** Names the credential in events, without revealing it. */
  by: string;
}

/** Turns `Authorization: Bearer …` into a caller, or fails with 401 UNAUTHORIZED that doesn't say what was wrong. */
export async function authenticate(deps: Deps, authorization: string | null): Promise<Caller> {
  const [, token] = /^Bearer ([\x21-\x7e]{1,4096})$/i.exec(authorization ?? '') ?? [];
  const key = parseApiKey(token ?? '');
  if (key !== null) {
    const stored = await loadKey(deps.directory, key.keyId);
    if (secretMatches(key.secret, stored, deps.config.apiKeyPepper)) {
      return { scope: scopeOf(stored.partnerTenantId), by: `key:${stored.keyId}` };
    }
  }
  throw new AppError('UNAUTHORIZED');
}
