import { dropIsvContact, listIsvContacts, saveIsvContact } from '../../adapters/store/isv-contacts.ts';
import type { IsvContact } from '../../core/hand-off/isv-contact.ts';
import type { Office } from './office.ts';

type Directory = Pick<Office, 'directory'>;

/** Enters how the publisher of an offer is reached, in place of what was there. */
export const enterIsvContact = ({ directory }: Directory, offerId: string, contact: IsvContact): Promise<void> =>
  saveIsvContact(directory, offerId, contact);

/** All offers with their contacts. */
export const isvContacts = ({ directory }: Directory): ReturnType<typeof listIsvContacts> => listIsvContacts(directory);

/** Takes a contact out. Throws where there is none. */
export async function removeIsvContact({ directory }: Directory, offerId: string): Promise<void> {
  if (!(await dropIsvContact(directory, offerId))) throw new Error(`${offerId} has no contact`);
}
