import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { provision } from '../../../local/stack/provision.ts';
import { listKeys } from '../../../shared/adapters/store/api-keys.ts';
import { azureTable } from '../../../shared/adapters/store/azure-table.ts';
import { dropIsvContact, listIsvContacts, saveIsvContact } from '../../../shared/adapters/store/isv-contacts.ts';
import { loadPartner } from '../../../shared/adapters/store/partners.ts';
import { loadAllSecrets } from '../../../shared/adapters/store/webhook-secrets.ts';
import { secretName } from '../../../shared/core/partner/names.ts';
import type { Office } from '../../../shared/flows/administration/office.ts';
import { removeFrom } from '../../../shared/flows/administration/remove-from.ts';
import { removePartner } from '../../../shared/flows/administration/remove-partner.ts';
import { rotateKey } from '../../../shared/flows/administration/rotate-key.ts';
import { rotateSecret } from '../../../shared/flows/administration/rotate-secret.ts';
import { connectTable } from '../../../shared/start/make-deps.ts';
import { type Azurite, startAzurite } from '../../support/azurite.ts';

const pepper = 'p'.repeat(32);
const DEMO = '11111111-1111-4111-8111-111111111111';
const TERMS = { days: 1, roles: null };
const OFFER = 'fabrikam.backup';

let azurite: Azurite;
let dataDir: string;
let office: Office;
beforeAll(async () => {
  azurite = await startAzurite();
  office = { directory: azureTable(() => connectTable(azurite, 'directory')), pepper, now: Date.now() };
});
afterAll(() => azurite.stop());
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'stack-'));
});
afterEach(async () => {
  await removePartner(office, DEMO);
  rmSync(dataDir, { recursive: true });
});

const start = () => provision({ tables: azurite.connectionString, pepper, dataDir });
/** All that a start enters, as it stands now. */
const entered = async () => ({
  partner: await loadPartner(office.directory, DEMO),
  keys: (await listKeys(office.directory)).map(({ keyId }) => keyId),
  secrets: (await loadAllSecrets(office.directory, DEMO)).map(secretName).sort(),
  contacts: await listIsvContacts(office.directory),
});

describe('the first start in a data folder', () => {
  it('enters the demo partner with a key and secrets, and a contact', async () => {
    const { apiKey } = await start();
    expect(await entered()).toMatchObject({
      partner: { name: 'Demo partner' },
      keys: [apiKey.split('_')[1]],
      secrets: ['azure-monitor/demo', 'psa/demo'],
      contacts: [{ offerId: OFFER }],
    });
  });

  it('fixes the pepper', async () => {
    await start();
    await expect(rotateKey({ ...office, pepper: 'x'.repeat(32) }, DEMO, 0, TERMS)).rejects.toThrow(/API_KEY_PEPPER/);
  });

  it('is made up for by the next, where it ended before the demo partner was entered', async () => {
    await saveIsvContact(office.directory, OFFER, { email: 'half@fabrikam.example' });
    await start();
    expect(await entered()).toMatchObject({ keys: [expect.any(String)], secrets: { length: 2 } });
  });
});

describe('a later start', () => {
  it('leaves what an operator has replaced or removed as it is', async () => {
    await start();
    await rotateKey(office, DEMO, 0, TERMS);
    await rotateSecret(office, DEMO, 'psa', 0);
    await removeFrom(office, DEMO, { secret: 'azure-monitor/demo' });
    await dropIsvContact(office.directory, OFFER);
    const left = await entered();
    await start();
    expect(await entered()).toEqual(left);
  });
});
