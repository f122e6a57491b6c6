import { insertApp, loadApp, updatePartner } from '../../adapters/store/partners.ts';
import { appName } from '../../core/partner/names.ts';
import type { App } from '../../core/partner/partner.ts';
import { changeablePartner, type Office, transact } from './office.ts';

/** One thing that a partner may do or is known by. */
export type Grant = { app: App } | { reseller: string };

/** Lets an application act as the partner, which it may do for one alone, or the partner for a reseller. */
export async function allow(office: Office, tenantId: string, grant: Grant): Promise<void> {
  const partner = await changeablePartner(office, tenantId);
  if ('app' in grant) {
    const holder = await loadApp(office.directory, grant.app);
    if (holder === tenantId) return;
    if (holder !== null) throw new Error(`${appName(grant.app)} acts as ${holder} already`);
    await transact(office, [updatePartner(partner), insertApp(grant.app, tenantId)]);
  } else {
    const resellers = [...new Set([...partner.resellers, grant.reseller])];
    await transact(office, [updatePartner({ ...partner, resellers })]);
  }
}
