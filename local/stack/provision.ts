import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { TableClient } from '@azure/data-tables';
import tableNames from '../../infra/tables.json' with { type: 'json' };
import { putKey } from '../../shared/adapters/store/api-keys.ts';
import { azureTable } from '../../shared/adapters/store/azure-table.ts';
import { saveIsvContact } from '../../shared/adapters/store/isv-contacts.ts';
import { insertPartner, loadPartner } from '../../shared/adapters/store/partners.ts';
import { putSecret } from '../../shared/adapters/store/webhook-secrets.ts';
import { KEY_BYTES, makeApiKey } from '../../shared/core/partner/api-key.ts';
import { QUOTA_NAMES } from '../../shared/core/partner/quota.ts';
import {
  SECRET_SOURCES,
  type SecretSource,
  secretText,
  type WebhookSecret,
} from '../../shared/core/partner/webhook-secret.ts';
import { checkPepper } from '../../shared/flows/administration/pepper-check.ts';
import { madeOnce } from './json-file.ts';

interface ProvisionOptions {
  /** Connection string of the table service. */
  tables: string;
  /** Secret that API keys are hashed with. */
  pepper: string;
  /** Folder of all that outlives a stop. */
  dataDir: string;
}

const DEMO_TENANT_ID = '11111111-1111-4111-8111-111111111111';
/** Its limits leave room for load tests. */
const DEMO_PARTNER = {
  tenantId: DEMO_TENANT_ID,
  name: 'Demo partner',
  resellers: [],
  limits: Object.fromEntries(QUOTA_NAMES.map((name) => [name, 1_000_000])),
};
const demoSecret = (source: SecretSource): WebhookSecret => ({
  source,
  partnerTenantId: DEMO_TENANT_ID,
  secretId: 'demo',
  expiresAt: null,
});
/** A publisher that the demo's marketplace ticket finds. */
const DEMO_OFFER = 'fabrikam.backup';
const DEMO_ISV = { supportUri: 'https://support.fabrikam.example', email: 'support@fabrikam.example' };

/** What the demo partner was entered with; none of it works any more where an operator has taken it away since. */
export interface DemoPartner {
  partnerTenantId: string;
  apiKey: string;
  /** Of Standard Webhooks: what its service desk signs with. */
  psaSecret: string;
  /** In the URL that its action groups call. */
  monitorSecret: string;
}

/**
 * Creates the tables, and enters the demo partner with its credentials and a contact where it isn't there: what an
 * operator has changed since stays. Answers the credentials that it was entered with.
 */
export async function provision({ tables, pepper, dataDir }: ProvisionOptions): Promise<DemoPartner> {
  const connect = (name: string) => TableClient.fromConnectionString(tables, name, { allowInsecureConnection: true });
  await Promise.all(tableNames.map((name) => connect(name).createTable()));
  const directory = azureTable(async () => connect('directory'));
  const { text, stored } = demoKey(dataDir, pepper);
  if ((await loadPartner(directory, DEMO_TENANT_ID)) === null) {
    // The partner comes last: a start that ends before it is made up for by the next.
    await saveIsvContact(directory, DEMO_OFFER, DEMO_ISV);
    const credentials = [putKey(stored), ...SECRET_SOURCES.map(demoSecret).map(putSecret)];
    const check = await checkPepper({ directory, pepper });
    await directory.transact([...check, insertPartner(DEMO_PARTNER), ...credentials]);
  }
  return {
    partnerTenantId: DEMO_TENANT_ID,
    apiKey: text,
    psaSecret: secretText(demoSecret('psa'), pepper),
    monitorSecret: secretText(demoSecret('azure-monitor'), pepper),
  };
}

/** Made once a data folder, so that a key noted down stays good. */
const demoKey = (dataDir: string, pepper: string) =>
  madeOnce(join(dataDir, 'demo-partner.json'), () =>
    makeApiKey(DEMO_TENANT_ID, { random: randomBytes(KEY_BYTES), pepper }),
  );
