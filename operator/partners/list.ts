import { listKeys } from '../../shared/adapters/store/api-keys.ts';
import { listApps, listPartners, listRemovals } from '../../shared/adapters/store/partners.ts';
import type { Table } from '../../shared/adapters/store/table.ts';
import { loadAllSecrets } from '../../shared/adapters/store/webhook-secrets.ts';
import { isLive, type StoredKey } from '../../shared/core/partner/api-key.ts';
import type { Limits } from '../../shared/core/partner/partner.ts';
import { QUOTA_NAMES, QUOTAS } from '../../shared/core/partner/quota.ts';
import type { Instant } from '../../shared/core/sla/instant.ts';
import { secretName } from './administer.ts';

/** All partners, each with its keys, applications and resellers: lines to read. */
export async function describePartners(directory: Table, now: Instant): Promise<string[]> {
  const [partners, removals, keys, apps] = await Promise.all([
    listPartners(directory),
    listRemovals(directory),
    listKeys(directory),
    listApps(directory),
  ]);
  const secrets = (await Promise.all(partners.map(({ tenantId }) => loadAllSecrets(directory, tenantId)))).flat();
  return partners.flatMap(({ tenantId, name, resellers, limits }) => {
    const own = ({ partnerTenantId }: { partnerTenantId: string }) => partnerTenantId === tenantId;
    return [
      `${tenantId}  ${name}`,
      ...(removals.includes(tenantId) ? ['  removal   not finished: remove it again'] : []),
      ...keys.filter(own).map((key) => `  key       ${describeKey(key, now)}`),
      ...secrets.filter(own).map((secret) => `  secret    ${secretName(secret)}  ${describeEnd(secret, now)}`),
      ...apps.filter(own).map((app) => `  app       ${app.tenantId}/${app.appId}`),
      ...resellers.map((reseller) => `  reseller  ${reseller}`),
      ...Object.entries(limits).map(([quota, limit]) => `  limit     ${quota} ${limit}`),
    ];
  });
}

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
