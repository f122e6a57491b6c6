import { listKeys } from '../../adapters/store/api-keys.ts';
import { listApps, listPartners, listRemovals } from '../../adapters/store/partners.ts';
import { loadAllSecrets } from '../../adapters/store/webhook-secrets.ts';
import type { StoredKey } from '../../core/partner/api-key.ts';
import type { App, Partner } from '../../core/partner/partner.ts';
import type { WebhookSecret } from '../../core/partner/webhook-secret.ts';
import type { Office } from './office.ts';

/** A partner with all that it may do. */
export interface PartnerEntry extends Partner {
  /** Whether its removal has begun and isn't finished. */
  isBeingRemoved: boolean;
  keys: StoredKey[];
  secrets: WebhookSecret[];
  apps: App[];
}

/** All partners, each with its keys, secrets and applications. */
export async function partnerEntries({ directory }: Pick<Office, 'directory'>): Promise<PartnerEntry[]> {
  const [partners, removals, keys, apps] = await Promise.all([
    listPartners(directory),
    listRemovals(directory),
    listKeys(directory),
    listApps(directory),
  ]);
  return Promise.all(
    partners.map(async (partner) => {
      const own = ({ partnerTenantId }: { partnerTenantId: string }) => partnerTenantId === partner.tenantId;
      return {
        ...partner,
        isBeingRemoved: removals.includes(partner.tenantId),
        keys: keys.filter(own),
        secrets: await loadAllSecrets(directory, partner.tenantId),
        apps: apps.filter(own),
      };
    }),
  );
}
