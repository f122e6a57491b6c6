import { loadPartner } from '../adapters/store/partners.ts';
import type { Intent } from '../core/decision/intent.ts';
import type { Caller } from '../core/partner/caller.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';

/**
 * Fails with PARTNER_MISMATCH when an intent, sent or stored, names another partner than the credential's, and none of the
 * resellers that the directory lets it act for. Only naming another costs a read.
 */
export async function checkPartner({ directory }: Deps, { scope }: Caller, { partner }: Intent): Promise<void> {
  if (partner.tenantId === scope.partnerTenantId) return;
  const own = await loadPartner(directory, scope.partnerTenantId);
  if (!own?.resellers.includes(partner.tenantId)) throw new AppError('PARTNER_MISMATCH');
}
