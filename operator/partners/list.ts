import { isLive, type StoredKey } from '../../shared/core/partner/api-key.ts';
import { appName, secretName } from '../../shared/core/partner/names.ts';
import type { Limits } from '../../shared/core/partner/partner.ts';
import { QUOTA_NAMES, QUOTAS } from '../../shared/core/partner/quota.ts';
import type { Instant } from '../../shared/core/sla/instant.ts';
import type { PartnerEntry } from '../../shared/flows/administration/list-partners.ts';

/** Partners, each with its keys, secrets, applications and resellers: lines to read. */
export const describePartners = (partners: readonly PartnerEntry[], now: Instant): string[] =>
  partners.flatMap(({ tenantId, name, isBeingRemoved, keys, secrets, apps, resellers, limits }) => [
    `${tenantId}  ${name}`,
    ...(isBeingRemoved ? ['  removal   not finished: remove it again'] : []),
    ...keys.map((key) => `  key       ${describeKey(key, now)}`),
    ...secrets.map((secret) => `  secret    ${secretName(secret)}  ${describeEnd(secret, now)}`),
    ...apps.map((app) => `  app       ${appName(app)}`),
    ...resellers.map((reseller) => `  reseller  ${reseller}`),
    ...Object.entries(limits).map(([quota, limit]) => `  limit     ${quota} ${limit}`),
  ]);

/** All limits of a partner with limits of its own. */
export const describeLimits = (own: Limits): string =>
  QUOTA_NAMES.map((name) => `${name} ${own[name] ?? `${QUOTAS[name].limit} (default)`}`).join(', ');

function describeKey(key: StoredKey, now: Instant): string {
  const { keyId, lastUsedOn, roles } = key;
  return `${keyId}  ${describeEnd(key, now)}, ${lastUsedOn === null ? 'never used' : `last used ${lastUsedOn}`}, ${roles.join(' ')}`;
}

function describeEnd(credential: { expiresAt: Instant | null }, now: Instant): string {
  const { expiresAt } = credential;
  return expiresAt === null ? 'no end' : `${isLive(credential, now) ? 'until' : 'expired'} ${dayOf(expiresAt)}`;
}

const dayOf = (instant: Instant): string =>
  Number.isNaN(instant) ? 'at an unreadable time' : new Date(instant).toISOString().slice(0, 10);
