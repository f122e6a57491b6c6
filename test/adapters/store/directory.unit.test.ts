import { describe, expect, it } from '@jest/globals';
import { saveHeartbeat } from '../../../shared/adapters/store/heartbeats.ts';
import {
  dropIsvContact,
  listIsvContacts,
  loadIsvContact,
  saveIsvContact,
} from '../../../shared/adapters/store/isv-contacts.ts';
import { MemoryTable } from '../../support/memory-table.ts';

describe('the contact of an offer', () => {
  it.each([
    ['plain', 'fabrikam.backup'],
    ['with what no key holds', 'a/b\\c#d?e'],
    ['with half a surrogate pair', 'x\ud800'],
    ['longer than a key', '中'.repeat(200)],
  ])('is found by an id that is %s', async (_, offerId) => {
    const directory = new MemoryTable();
    await saveIsvContact(directory, offerId, { phone: '+1' });
    expect(await loadIsvContact(directory, offerId)).toEqual({ phone: '+1' });
    expect(directory.keys()).toEqual([expect.stringMatching(/^[0-9a-z]{1,512}$/)]);
  });

  it('is found in any case, and by no other id', async () => {
    const directory = new MemoryTable();
    await saveIsvContact(directory, 'Fabrikam.Backup', { phone: '+1' });
    expect(await loadIsvContact(directory, 'fabrikam.BACKUP')).toEqual({ phone: '+1' });
    expect(await loadIsvContact(directory, 'fabrikam.other')).toBeNull();
  });

  it('is listed by its offer, without what else the directory has', async () => {
    const directory = new MemoryTable();
    for (const offerId of ['c.x', 'a.x', 'b.x']) await saveIsvContact(directory, offerId, { phone: offerId });
    await saveHeartbeat(directory, 'sweep', { at: 0, failed: 0 });
    expect(await listIsvContacts(directory)).toEqual(
      ['a.x', 'b.x', 'c.x'].map((offerId) => ({ offerId, contact: { phone: offerId } })),
    );
  });

  it('is dropped, in any case, and only once', async () => {
    const directory = new MemoryTable();
    await saveIsvContact(directory, 'Fabrikam.Backup', { phone: '+1' });
    expect(await dropIsvContact(directory, 'fabrikam.backup')).toBe(true);
    expect(await dropIsvContact(directory, 'fabrikam.backup')).toBe(false);
    expect(await listIsvContacts(directory)).toEqual([]);
  });
});
