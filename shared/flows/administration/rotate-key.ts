import { dropKey, listKeys, putKey } from '../../adapters/store/api-keys.ts';
import { updatePartner } from '../../adapters/store/partners.ts';
import { KEY_ROLES } from '../../core/partner/roles.ts';
import { newest, retire } from '../../core/partner/rotation.ts';
import { type KeyTerms, newKey } from './new-key.ts';
import { changeablePartner, type Office, transact } from './office.ts';
import { checkPepper } from './pepper-check.ts';

/** Issues another key and answers its text; the one there was dies after the days of grace, 0 for at once. */
export async function rotateKey(office: Office, tenantId: string, graceDays: number, terms: KeyTerms): Promise<string> {
  const partner = await changeablePartner(office, tenantId);
  const keys = (await listKeys(office.directory)).filter((key) => key.partnerTenantId === tenantId);
  const { text, stored } = newKey(office, tenantId, terms, newest(keys)?.roles ?? KEY_ROLES);
  const { dying, gone } = retire(keys, { graceDays, now: office.now, nameOf: ({ keyId }) => keyId });
  await transact(office, [
    ...(await checkPepper(office)),
    updatePartner(partner),
    putKey(stored),
    ...dying.map(putKey),
    ...gone.map(({ keyId }) => dropKey(keyId)),
  ]);
  return text;
}
