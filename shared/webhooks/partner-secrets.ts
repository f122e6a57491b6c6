import { createHmac } from 'node:crypto';
import { isLive } from '../auth/api-key.ts';
import { guid } from '../contract/fields.ts';
import type { Deps } from '../deps.ts';
import { type Scope, scopeOf } from '../store/scope.ts';
import { loadSecrets, type SecretSource, type WebhookSecret } from '../store/webhook-secrets.ts';

/**
 * The text of a secret: a Standard Webhooks secret for the service desk, one that fits into a URL for Azure Monitor.
 * It follows from the pepper and the secret's name, so that whoever reads the table learns none.
 */
export function secretText(
  { source, partnerTenantId, secretId }: Omit<WebhookSecret, 'expiresAt'>,
  pepper: string,
): string {
  const name = ['webhook', source, partnerTenantId, secretId].join('\n');
  const bytes = createHmac('sha256', pepper).update(name).digest();
  return source === 'psa' ? `whsec_${bytes.toString('base64')}` : bytes.toString('base64url');
}

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
