import { beforeEach, describe, expect, it } from '@jest/globals';
import { insertPartner } from '../../../shared/adapters/store/partners.ts';
import { addPartner } from '../../../shared/flows/administration/add-partner.ts';
import type { KeyTerms } from '../../../shared/flows/administration/new-key.ts';
import type { Office } from '../../../shared/flows/administration/office.ts';
import { removePartner } from '../../../shared/flows/administration/remove-partner.ts';
import { rotateKey } from '../../../shared/flows/administration/rotate-key.ts';
import { rotateSecret } from '../../../shared/flows/administration/rotate-secret.ts';
import { NOW, OTHER, PARTNER } from '../../support/fixtures.ts';
import { MemoryTable } from '../../support/memory-table.ts';

const TERMS: KeyTerms = { days: 365, roles: null };
const THIRD = '66666666-6666-4666-8666-666666666666';

let directory: MemoryTable;
let office: Office;
let mistaken: Office;
beforeEach(async () => {
  directory = new MemoryTable();
  office = { directory, pepper: 'the pepper of the app', now: NOW };
  mistaken = { ...office, pepper: 'another' };
  await directory.transact([insertPartner({ tenantId: PARTNER, name: 'Contoso', resellers: [], limits: {} })]);
});

/** Everything that makes a credential. */
const MAKERS: [string, (by: Office) => Promise<unknown>][] = [
  ['adding a partner', (by) => addPartner(by, OTHER, 'Other', TERMS)],
  ['rotating a key', (by) => rotateKey(by, PARTNER, 7, TERMS)],
  ['rotating a secret', (by) => rotateSecret(by, PARTNER, 'psa', 7)],
];

describe.each(MAKERS)('%s', (_, make) => {
  it('is refused with another pepper than the first credential was made with, and changes nothing', async () => {
    await addPartner(office, THIRD, 'First', TERMS);
    const were = structuredClone(directory.rows);
    await expect(make(mistaken)).rejects.toThrow(/^expected the API_KEY_PEPPER .*, found another: .* would never work/);
    expect(directory.rows).toEqual(were);
    await make(office);
  });

  it('fixes the pepper where it makes the first one', async () => {
    await make(office);
    await expect(addPartner(mistaken, THIRD, 'Third', TERMS)).rejects.toThrow(/^expected the API_KEY_PEPPER/);
  });
});

describe('the check of the pepper', () => {
  it('needs no pepper to take away', async () => {
    await rotateKey(office, PARTNER, 0, TERMS);
    await removePartner(mistaken, PARTNER);
  });

  it('lets one of two operators win whose peppers differ, and who are the first', async () => {
    const results = await Promise.allSettled([
      rotateKey(office, PARTNER, 0, TERMS),
      addPartner(mistaken, OTHER, 'Other', TERMS),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('goes with the row that keeps it, where the pepper was changed on purpose', async () => {
    await rotateKey(office, PARTNER, 0, TERMS);
    await directory.transact([{ op: 'delete', partitionKey: 'access', rowKey: 'pepper' }]);
    await rotateKey(mistaken, PARTNER, 0, TERMS);
  });

  it('holds no pepper', async () => {
    await rotateKey(office, PARTNER, 0, TERMS);
    expect(JSON.stringify([...directory.rows])).not.toContain(office.pepper);
  });
});
