import { dropKey, listKeys } from '../../adapters/store/api-keys.ts';
import { dropApp, loadApp, updatePartner } from '../../adapters/store/partners.ts';
import type { Operation } from '../../adapters/store/table.ts';
import { dropSecret, loadAllSecrets } from '../../adapters/store/webhook-secrets.ts';
import { appName, secretName } from '../../core/partner/names.ts';
import type { App, Partner } from '../../core/partner/partner.ts';
import type { Grant } from './allow.ts';
import { changeablePartner, type Office, transact } from './office.ts';

/** What can be taken away from a partner. */
export type Removable = Grant | { key: string } | { secret: string };

/** Takes one thing away from a partner, who must have it. It is dead with the next call. */
export async function removeFrom(office: Office, tenantId: string, what: Removable): Promise<void> {
  const partner = await changeablePartner(office, tenantId);
  if ('reseller' in what) {
    await transact(office, [updatePartner({ ...partner, resellers: resellersWithout(partner, what.reseller) })]);
  } else {
    await transact(office, [updatePartner(partner), await dropOf(office, tenantId, what)]);
  }
}

function resellersWithout({ tenantId, resellers }: Partner, reseller: string): string[] {
  if (!resellers.includes(reseller)) throw new Error(`${tenantId} has no reseller ${reseller}`);
  return resellers.filter((other) => other !== reseller);
}

const dropOf = (office: Office, tenantId: string, what: Exclude<Removable, { reseller: string }>) =>
  'app' in what
    ? dropOfApp(office, tenantId, what.app)
    : 'secret' in what
      ? dropOfSecret(office, tenantId, what.secret)
      : dropOfKey(office, tenantId, what.key);

async function dropOfApp({ directory }: Office, tenantId: string, app: App): Promise<Operation> {
  if ((await loadApp(directory, app)) !== tenantId) throw new Error(`${tenantId} has no application ${appName(app)}`);
  return dropApp(app);
}

async function dropOfSecret({ directory }: Office, tenantId: string, name: string): Promise<Operation> {
  const secret = (await loadAllSecrets(directory, tenantId)).find((one) => secretName(one) === name);
  if (secret === undefined) throw new Error(`${tenantId} has no secret ${name}`);
  return dropSecret(secret);
}

async function dropOfKey({ directory }: Office, tenantId: string, id: string): Promise<Operation> {
  const keys = await listKeys(directory);
  if (!keys.some(({ keyId, partnerTenantId }) => keyId === id && partnerTenantId === tenantId))
    throw new Error(`${tenantId} has no key ${id}`);
  return dropKey(id);
}
