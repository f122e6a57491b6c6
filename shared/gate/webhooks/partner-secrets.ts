import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { loadSecrets } from '../../adapters/store/webhook-secrets.ts';
import { guid } from '../../contract/fields.ts';
import { isLive } from '../../core/partner/api-key.ts';
import { type Scope, scopeOf } from '../../core/partner/scope.ts';
import { type SecretSource, secretText } from '../../core/partner/webhook-secret.ts';
import type { Deps } from '../../deps.ts';

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

const KEY = randomBytes(32);

/** Whether the secret is one of those expected; takes equally long whatever was given. */
export const isOneOf = (secrets: string[], given: string): boolean =>
  secrets.map((secret) => timingSafeEqual(digest(secret), digest(given))).includes(true);

const digest = (text: string): Buffer => createHmac('sha256', KEY).update(text).digest();
