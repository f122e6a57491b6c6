import { updatePartner } from '../../adapters/store/partners.ts';
import { changeLimits, type LimitChanges } from '../../core/partner/limits.ts';
import type { Limits } from '../../core/partner/partner.ts';
import { changeablePartner, type Office, transact } from './office.ts';

/** Changes a partner's own limits, and answers those that it has then. */
export async function limit(office: Office, tenantId: string, changes: LimitChanges): Promise<Limits> {
  const partner = await changeablePartner(office, tenantId);
  const limits = changeLimits(partner.limits, changes);
  await transact(office, [updatePartner({ ...partner, limits })]);
  return limits;
}
