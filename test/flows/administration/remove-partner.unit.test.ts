import { beforeEach, describe, expect, it } from '@jest/globals';
import { describePartners } from '../../../operator/partners/list.ts';
import { insertApp } from '../../../shared/adapters/store/partners.ts';
import type { Table } from '../../../shared/adapters/store/table.ts';
import { addPartner } from '../../../shared/flows/administration/add-partner.ts';
import { allow } from '../../../shared/flows/administration/allow.ts';
import { limit } from '../../../shared/flows/administration/limit.ts';
import { partnerEntries } from '../../../shared/flows/administration/list-partners.ts';
import type { KeyTerms } from '../../../shared/flows/administration/new-key.ts';
import type { Office } from '../../../shared/flows/administration/office.ts';
import { removeFrom } from '../../../shared/flows/administration/remove-from.ts';
import { removePartner } from '../../../shared/flows/administration/remove-partner.ts';
import { rotateKey } from '../../../shared/flows/administration/rotate-key.ts';
import { rotateSecret } from '../../../shared/flows/administration/rotate-secret.ts';
import { NOW, PARTNER } from '../../support/fixtures.ts';
import { MemoryTable } from '../../support/memory-table.ts';

const OTHER = '55555555-5555-4555-8555-555555555555';
const TERMS: KeyTerms = { days: 365, roles: null };
const appOf = (number: number) => ({ tenantId: OTHER, appId: `app-${number}` });

let directory: MemoryTable;
let office: Office;
beforeEach(async () => {
  directory = new MemoryTable();
  office = { directory, pepper: 'pepper', now: NOW };
  await addPartner(office, PARTNER, 'Contoso', TERMS);
});

/** The rows that are of a partner: the check of the pepper is of all. */
const ofPartners = () => directory.keys().filter((key) => key !== 'pepper');

/** An operator to whom something happens once, just before the transaction of this number. */
function interrupted(transaction: number, happens: () => Promise<unknown>): Office {
  let begun = 0;
  const table: Table = {
    get: (...key) => directory.get(...key),
    query: (range) => directory.query(range),
    transact: async (operations) => {
      if (begun++ === transaction) await happens();
      await directory.transact(operations);
    },
  };
  return { ...office, directory: table };
}
const stopped = (transaction: number) => interrupted(transaction, () => Promise.reject(new Error('stopped')));
const allowMany = async (apps: number) => {
  for (let number = 0; number < apps; number++) await directory.transact([insertApp(appOf(number), PARTNER)]);
};

const CHANGES: [string, (by: Office) => Promise<unknown>][] = [
  ['rotating its key', (by) => rotateKey(by, PARTNER, 7, TERMS)],
  ['allowing an application', (by) => allow(by, PARTNER, { app: appOf(0) })],
  ['rotating a secret', (by) => rotateSecret(by, PARTNER, 'psa', 7)],
  ['allowing a reseller', (by) => allow(by, PARTNER, { reseller: OTHER })],
  ['limiting it', (by) => limit(by, PARTNER, { calls: 1 })],
];

describe.each(CHANGES)('removing a partner while another operator is %s', (_, change) => {
  it('changes nothing where the other comes first, and is to be tried again', async () => {
    const removal = removePartner(
      interrupted(0, () => change(office)),
      PARTNER,
    );
    await expect(removal).rejects.toThrow(/somebody changed the partner meanwhile/);
    expect(directory.keys('partner!')).toEqual([`partner!${PARTNER}`]);
    await removePartner(office, PARTNER);
    expect(ofPartners()).toEqual([]);
  });

  it('leaves nothing where it comes first', async () => {
    await removePartner(
      interrupted(1, () => expect(change(office)).rejects.toThrow(`${PARTNER} is being removed`)),
      PARTNER,
    );
    expect(ofPartners()).toEqual([]);
  });

  it.each([
    ['begins', () => removePartner(stopped(1), PARTNER).catch(() => undefined)],
    ['ends', () => removePartner(office, PARTNER)],
    [
      'ends, and the partner is added anew',
      async () => {
        await removePartner(office, PARTNER);
        await addPartner(office, PARTNER, 'Contoso', TERMS);
      },
    ],
  ])('undoes what had been begun when it %s', async (_, remove) => {
    let left: string[] = [];
    const late = interrupted(0, async () => {
      await remove();
      left = directory.keys();
    });
    await expect(change(late)).rejects.toThrow(/somebody changed the partner meanwhile/);
    expect(directory.keys()).toEqual(left);
  });
});

describe('removing a partner', () => {
  it.each([97, 98, 99, 150, 200])('takes %i applications along', async (apps) => {
    await allowMany(apps);
    await directory.transact([insertApp({ tenantId: OTHER, appId: 'of another' }, OTHER)]);
    await removePartner(office, PARTNER);
    expect(ofPartners()).toEqual([`app!${OTHER}!of another`]);
  });

  it.each([1, 2])(
    'that stops after %i transactions is told by the list, refuses changes, and is finished by the next',
    async (done) => {
      await allowMany(150);
      await expect(removePartner(stopped(done), PARTNER)).rejects.toThrow('stopped');
      expect((await describePartners(await partnerEntries({ directory }), NOW)).slice(0, 2)).toEqual([
        `${PARTNER}  Contoso`,
        '  removal   not finished: remove it again',
      ]);
      await expect(rotateKey(office, PARTNER, 0, TERMS)).rejects.toThrow(/is being removed: remove it again/);
      await expect(addPartner(office, PARTNER, 'Again', TERMS)).rejects.toThrow(/is there already/);
      await removePartner(office, PARTNER);
      expect(ofPartners()).toEqual([]);
    },
  );

  it('changes nothing when it stops at once', async () => {
    const were = directory.keys();
    await expect(removePartner(stopped(0), PARTNER)).rejects.toThrow('stopped');
    expect(directory.keys()).toEqual(were);
  });

  it('leaves a partner alone that was added anew after another operator had finished', async () => {
    const [keyId = ''] = directory.keys('key!').map((key) => key.slice('key!'.length));
    await removeFrom(office, PARTNER, { key: keyId });
    const late = interrupted(1, async () => {
      await removePartner(office, PARTNER);
      await addPartner(office, PARTNER, 'Again', TERMS);
    });
    await expect(removePartner(late, PARTNER)).rejects.toThrow(/somebody changed the partner meanwhile/);
    expect((await describePartners(await partnerEntries({ directory }), NOW))[0]).toBe(`${PARTNER}  Again`);
    expect(directory.keys('key!')).toHaveLength(1);
  });
});
