import { dropKey, listKeys } from '../../adapters/store/api-keys.ts';
import { TRANSACTION_ROWS } from '../../adapters/store/limits.ts';
import { beginRemoval, dropApp, endRemoval, isBeingRemoved, listApps } from '../../adapters/store/partners.ts';
import { dropSecret, loadAllSecrets } from '../../adapters/store/webhook-secrets.ts';
import { knownPartner, type Office, transact } from './office.ts';

/** A transaction's rows, less the two that end a removal. */
const DROPPED_AT_ONCE = TRANSACTION_ROWS - 2;

/**
 * Takes a partner out with all its credentials; what it has stored stays. First it is marked, so that no change of its
 * credentials comes after they are listed. Its own row goes last: when this stops in the middle, once more finishes it.
 */
export async function removePartner(office: Office, tenantId: string): Promise<void> {
  const { directory } = office;
  const partner = await knownPartner(office, tenantId);
  if (!(await isBeingRemoved(directory, tenantId))) await transact(office, beginRemoval(partner));
  const [keys, apps, secrets] = await Promise.all([
    listKeys(directory),
    listApps(directory),
    loadAllSecrets(directory, tenantId),
  ]);
  const own = ({ partnerTenantId }: { partnerTenantId: string }) => partnerTenantId === tenantId;
  const drops = [
    ...keys.filter(own).map(({ keyId }) => dropKey(keyId)),
    ...apps.filter(own).map(dropApp),
    ...secrets.map(dropSecret),
  ];
  while (drops.length > DROPPED_AT_ONCE) await transact(office, drops.splice(0, DROPPED_AT_ONCE));
  await transact(office, [...drops, ...endRemoval(tenantId)]);
}
