import { putKey } from '../../adapters/store/api-keys.ts';
import { insertPartner, loadPartner } from '../../adapters/store/partners.ts';
import { KEY_ROLES } from '../../core/partner/roles.ts';
import { type KeyTerms, newKey } from './new-key.ts';
import { type Office, transact } from './office.ts';
import { checkPepper } from './pepper-check.ts';

/** Enters a partner with its first key, whose text is answered and kept nowhere. Throws where the partner is there. */
export async function addPartner(office: Office, tenantId: string, name: string, terms: KeyTerms): Promise<string> {
  if ((await loadPartner(office.directory, tenantId)) !== null) throw new Error(`${tenantId} is there already`);
  const { text, stored } = newKey(office, tenantId, terms, KEY_ROLES);
  const partner = insertPartner({ tenantId, name, resellers: [], limits: {} });
  await transact(office, [...(await checkPepper(office)), partner, putKey(stored)]);
  return text;
}
