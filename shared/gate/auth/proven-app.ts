import type { ProvenApp } from '../../adapters/entra/entra-token.ts';
import { loadApp } from '../../adapters/store/partners.ts';
import { type Scope, scopeOf } from '../../core/partner/scope.ts';
import type { Deps } from '../../deps.ts';

/** The credential in `Authorization: Bearer …`, null where there is none. */
export const bearerOf = (authorization: string | null): string | null =>
  /^Bearer +([\x21-\x7e]{1,4096})$/i.exec(authorization ?? '')?.[1] ?? null;

/** An application that a token of Entra ID proves and a partner has allowed, with that partner's scope; else null. */
export async function provenApp(
  { directory, verifyToken }: Pick<Deps, 'directory' | 'verifyToken'>,
  token: string,
): Promise<{ app: ProvenApp; scope: Scope } | null> {
  const app = await verifyToken(token);
  const partnerTenantId = app === null ? null : await loadApp(directory, app);
  return app === null || partnerTenantId === null ? null : { app, scope: scopeOf(partnerTenantId) };
}
