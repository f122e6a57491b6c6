import { randomBytes } from 'node:crypto';
import { updatePartner } from '../../adapters/store/partners.ts';
import { dropSecret, loadSecrets, putSecret } from '../../adapters/store/webhook-secrets.ts';
import { secretName } from '../../core/partner/names.ts';
import { retire } from '../../core/partner/rotation.ts';
import type { SecretSource, WebhookSecret } from '../../core/partner/webhook-secret.ts';
import { changeablePartner, type Office, transact } from './office.ts';
import { checkPepper } from './pepper-check.ts';

/** Issues another secret for webhooks of one source and answers it; the one there was dies after the days of grace. */
export async function rotateSecret(
  office: Office,
  tenantId: string,
  source: SecretSource,
  graceDays: number,
): Promise<WebhookSecret> {
  const partner = await changeablePartner(office, tenantId);
  const secrets = await loadSecrets(office.directory, source, tenantId);
  const secretId = randomBytes(8).toString('hex');
  const fresh = { source, partnerTenantId: tenantId, secretId, expiresAt: null };
  const { dying, gone } = retire(secrets, { graceDays, now: office.now, nameOf: secretName });
  await transact(office, [
    ...(await checkPepper(office)),
    updatePartner(partner),
    putSecret(fresh),
    ...dying.map(putSecret),
    ...gone.map(dropSecret),
  ]);
  return fresh;
}
