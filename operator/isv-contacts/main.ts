import { dropIsvContact, listIsvContacts, saveIsvContact } from '../../shared/adapters/store/isv-contacts.ts';
import type { Table } from '../../shared/adapters/store/table.ts';
import { withDirectory } from '../command-line/directory.ts';
import { type Answer, listed, runProgram } from '../command-line/run-program.ts';
import { readTables } from '../command-line/settings.ts';
import { type Command, readArguments, USAGE } from './arguments.ts';

async function perform(directory: Table, command: Command): Promise<Answer> {
  switch (command.command) {
    case 'set':
      await saveIsvContact(directory, command.offerId, command.contact);
      return { lines: ['set'] };
    case 'list':
      return listed(await describeContacts(directory));
    case 'remove':
      if (!(await dropIsvContact(directory, command.offerId))) throw new Error(`${command.offerId} has no contact`);
      return { lines: ['removed'] };
  }
}

/** All contacts, by their offers: lines to read. */
async function describeContacts(directory: Table): Promise<string[]> {
  const contacts = await listIsvContacts(directory);
  return contacts.flatMap(({ offerId, contact: { supportUri, email, phone } }) => [
    offerId,
    ...(supportUri === undefined ? [] : [`  link   ${supportUri}`]),
    ...(email === undefined ? [] : [`  email  ${email}`]),
    ...(phone === undefined ? [] : [`  phone  ${phone}`]),
  ]);
}

/** Administers the contacts of publishers in the directory that the environment names. */
await runProgram('isv-contacts', USAGE, readArguments, (command) =>
  withDirectory(readTables(process.env), (directory) => perform(directory, command)),
);
