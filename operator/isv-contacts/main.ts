import { enterIsvContact, isvContacts, removeIsvContact } from '../../shared/flows/administration/isv-contacts.ts';
import type { Office } from '../../shared/flows/administration/office.ts';
import { withDirectory } from '../command-line/directory.ts';
import { type Answer, listed, runCommand } from '../command-line/run-command.ts';
import { readTables } from '../command-line/settings.ts';
import { type Command, readArguments, USAGE } from './arguments.ts';

async function perform(office: Pick<Office, 'directory'>, command: Command): Promise<Answer> {
  switch (command.command) {
    case 'set':
      await enterIsvContact(office, command.offerId, command.contact);
      return { lines: ['set'] };
    case 'list':
      return listed(describeContacts(await isvContacts(office)));
    case 'remove':
      await removeIsvContact(office, command.offerId);
      return { lines: ['removed'] };
  }
}

/** All contacts, by their offers: lines to read. */
const describeContacts = (contacts: Awaited<ReturnType<typeof isvContacts>>): string[] =>
  contacts.flatMap(({ offerId, contact: { supportUri, email, phone } }) => [
    offerId,
    ...(supportUri === undefined ? [] : [`  link   ${supportUri}`]),
    ...(email === undefined ? [] : [`  email  ${email}`]),
    ...(phone === undefined ? [] : [`  phone  ${phone}`]),
  ]);

/** Administers the contacts of publishers in the directory that the environment names. */
await runCommand(USAGE, readArguments, (command) =>
  withDirectory(readTables(process.env), (directory) => perform({ directory }, command)),
);
