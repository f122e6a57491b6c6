import { guid } from '../contract/fields.ts';
import type { Deps } from '../deps.ts';
import { isLive } from '../partner/api-key.ts';
import { type Scope, scopeOf } from '../partner/scope.ts';
import { type SecretSource, secretText } from '../partner/webhook-secret.ts';
import { loadSecrets } from '../store/webhook-secrets.ts';

/** The scope of the partner that the URL names, where one of its live secrets proves that the call is its own. */
export async function provenPartner(
  { directory, config, now }: Pick<Deps, 'directory' | 'config' | 'now'>,
  source: SecretSource,
  named: string | null,
  proves: (secrets: string[]) => boolean,
): Promise<Scope | null> {
  const { data: partnerTenantId } = guid.safeParse(named);
  if (partnerTenantId === undefined) return null;
  const secrets = await loadSecrets(directory, source, partnerTenantId);
  const live = secrets.filter((secret) => isLive(secret, now()));
  return proves(live.map((secret) => secretText(secret, config.apiKeyPepper))) ? scopeOf(partnerTenantId) : null;
}
