import type { IsvContact } from '../../core/hand-off/isv-contact.ts';
import { sha256 } from '../../hash.ts';
import { type Table, WriteConflict } from './table.ts';

const ISV_CONTACTS = 'isv';

/** A key holds less, and fewer characters, than the id of an offer may. */
const contactKey = (offerId: string): string => sha256(offerId.toLowerCase());

/** The publisher's support contact for a marketplace offer, where an operator has entered one. */
export async function loadIsvContact(directory: Table, offerId: string): Promise<IsvContact | null> {
  const row = await directory.get(ISV_CONTACTS, contactKey(offerId));
  return row === null ? null : (JSON.parse(String(row.entity.contact)) as IsvContact);
}

export async function saveIsvContact(directory: Table, offerId: string, contact: IsvContact): Promise<void> {
  const keys = { partitionKey: ISV_CONTACTS, rowKey: contactKey(offerId) };
  const entity = { ...keys, offerId, contact: JSON.stringify(contact) };
  await directory.transact([{ op: 'upsert', entity }]);
}

/** All contacts with the offers that they are for, in the order of the offers' ids. */
export async function listIsvContacts(directory: Table): Promise<{ offerId: string; contact: IsvContact }[]> {
  const contacts: { offerId: string; contact: IsvContact }[] = [];
  for await (const row of directory.query({ partitionKey: ISV_CONTACTS, from: '', to: '~' })) {
    contacts.push({ offerId: String(row.offerId), contact: JSON.parse(String(row.contact)) as IsvContact });
  }
  return contacts.sort((a, b) => (a.offerId < b.offerId ? -1 : 1));
}

/** Answers false where the offer has no contact. */
export async function dropIsvContact(directory: Table, offerId: string): Promise<boolean> {
  try {
    await directory.transact([{ op: 'delete', partitionKey: ISV_CONTACTS, rowKey: contactKey(offerId) }]);
    return true;
  } catch (error) {
    if (error instanceof WriteConflict) return false;
    throw error;
  }
}
