import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { azureTable } from '../../shared/adapters/store/azure-table.ts';
import { loadIsvContact } from '../../shared/adapters/store/isv-contacts.ts';
import { connectTable } from '../../shared/start/make-deps.ts';
import { type Azurite, startAzurite } from '../support/azurite.ts';

const OFFER = 'fabrikam.backup';
const run = promisify(execFile);

let azurite: Azurite;
const connect = () => connectTable(azurite, 'directory');
const known = () => loadIsvContact(azureTable(connect), OFFER);
beforeAll(async () => {
  azurite = await startAzurite();
  await (await connect()).createTable();
});
afterAll(() => azurite.stop());

/** Runs the program as `npm run isv-contacts` does; answers both streams. */
function spoken(...args: string[]): Promise<{ stdout: string; stderr: string }> {
  const env = { ...process.env, TablesConnection: azurite.connectionString };
  return run(process.execPath, ['dist/local/isv-contacts.mjs', ...args], { env });
}
const contacts = async (...args: string[]) => (await spoken(...args)).stdout;

describe('npm run isv-contacts', () => {
  it('enters a contact that hand-offs find, replaces it and takes it out', async () => {
    await contacts('set', OFFER, '--email', 'help@fabrikam.example', '--phone', '+36 1 234 5678');
    expect(await known()).toEqual({ email: 'help@fabrikam.example', phone: '+36 1 234 5678' });
    await contacts('set', 'Fabrikam.Backup', '--link', 'https://fabrikam.example/support', '--phone', '112');
    expect(await contacts('list')).toBe('Fabrikam.Backup\n  link   https://fabrikam.example/support\n  phone  112\n');
    await contacts('remove', OFFER);
    expect(await known()).toBeNull();
    expect(await spoken('list')).toMatchObject({ stdout: '', stderr: 'none\n' });
  });

  it('says what was wrong', async () => {
    await expect(contacts('set', 'fabrikam')).rejects.toMatchObject({
      code: 2,
      stderr: 'expected PUBLISHER.OFFER, found "fabrikam"\n',
    });
    await expect(contacts('remove', OFFER)).rejects.toMatchObject({ code: 1, stderr: `${OFFER} has no contact\n` });
    expect(await contacts('--help')).toMatch(/^npm run isv-contacts -- COMMAND/);
  });
});
