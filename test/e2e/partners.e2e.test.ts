import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { TableClient } from '@azure/data-tables';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { azureTable } from '../../shared/adapters/store/azure-table.ts';
import { authenticate } from '../../shared/gate/auth/authenticate.ts';
import { type Azurite, startAzurite } from '../support/azurite.ts';
import { OTHER, PARTNER } from '../support/fixtures.ts';
import { makeWorld } from '../support/world.ts';

const PEPPER = 'p'.repeat(32);
const run = promisify(execFile);

let azurite: Azurite;
const directory = azureTable(async () =>
  TableClient.fromConnectionString(azurite.connectionString, 'directory', { allowInsecureConnection: true }),
);
beforeAll(async () => {
  azurite = await startAzurite();
  const options = { allowInsecureConnection: true };
  await TableClient.fromConnectionString(azurite.connectionString, 'directory', options).createTable();
});
afterAll(() => azurite.stop());

/** Runs the program as `npm run partners` does, with these settings alone; answers both streams. */
function runWith(settings: Record<string, string>, args: string[]): Promise<{ stdout: string; stderr: string }> {
  const env = { PATH: process.env.PATH, ...settings };
  return run(process.execPath, ['dist/local/partners.mjs', ...args], { env });
}
const spoken = (...args: string[]) =>
  runWith({ TablesConnection: azurite.connectionString, API_KEY_PEPPER: PEPPER }, args);
const partners = async (...args: string[]) => (await spoken(...args)).stdout;

async function works(key: string): Promise<boolean> {
  const { deps } = makeWorld();
  const known = { ...deps, directory, config: { ...deps.config, apiKeyPepper: PEPPER } };
  return authenticate(known, `Bearer ${key}`).then(
    () => true,
    () => false,
  );
}

describe('npm run partners', () => {
  it('adds a partner, rotates its key and removes it', async () => {
    const first = (await partners('add', OTHER, '--name', 'Contoso')).trim();
    const second = (await partners('rotate-key', OTHER, '--grace', '0')).trim();
    expect(await Promise.all([first, second].map(works))).toEqual([false, true]);
    const listed = await partners('list');
    expect(listed).toContain(`${OTHER}  Contoso\n  key       ${second.slice(4, 20)}  until `);
    expect(listed).not.toContain(second.slice(21));
    await partners('remove', OTHER);
    expect(await works(second)).toBe(false);
    expect(await spoken('list')).toMatchObject({ stdout: '', stderr: 'none\n' });
  });

  it('shows a credential alone on stdout, and what to heed on stderr', async () => {
    const key = /^tik_[0-9a-f]{16}_[\w-]{43}\n$/;
    const once = 'This key is shown once and kept nowhere: note it down now.\n';
    expect(await spoken('add', OTHER, '--name', 'Contoso')).toMatchObject({
      stdout: expect.stringMatching(key),
      stderr: once,
    });
    expect(await spoken('rotate-key', OTHER)).toMatchObject({ stdout: expect.stringMatching(key), stderr: once });
    expect(await spoken('rotate-secret', OTHER, '--source', 'psa')).toMatchObject({
      stdout: expect.stringMatching(/^whsec_[\w+/=]{44}\n$/),
      stderr: expect.stringMatching(/^It signs what is posted to /),
    });
    expect(await spoken('rotate-secret', OTHER, '--source', 'azure-monitor')).toMatchObject({
      stdout: expect.stringMatching(/^\/api\/v1\/webhooks\/azure-monitor\?partner=[\w-]{36}&secret=[\w-]{43}\n$/),
      stderr: expect.stringMatching(/^Put the address of the app before it/),
    });
    await partners('remove', OTHER);
  });

  it('limits a partner, and tells all limits that it has now', async () => {
    await partners('add', OTHER, '--name', 'Contoso');
    await partners('limit', OTHER, '--calls', '700', '--webhooks', '5');
    const answer = await partners('limit', OTHER, '--webhooks', 'default');
    expect(answer).toMatch(/^limits now: calls 700, webhooks 600 \(default\), severity-a 60 \(default\)\n$/);
    await partners('remove', OTHER);
  });

  it('says what was wrong with the command line', async () => {
    await expect(partners('add', 'contoso')).rejects.toMatchObject({
      code: 2,
      stderr: 'expected a GUID as TENANT, found "contoso"\n',
    });
    expect(await partners('--help')).toMatch(/^npm run partners -- COMMAND/);
  });

  it('says what stands against it where the command line was right', async () => {
    await expect(partners('allow', OTHER, '--reseller', PARTNER)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^[^\n]+ is not a partner\n$/),
    });
  });

  it('names the setting that is wrong', async () => {
    const { connectionString: TablesConnection } = azurite;
    await expect(runWith({ TablesConnection }, ['list'])).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^Settings: API_KEY_PEPPER: [^\n]+\n$/),
    });
  });

  it('works on the stack of this machine where no tables are named', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'partners-'));
    const onStack = () => runWith({ STACK_DATA: folder }, ['add', OTHER, '--name', 'Contoso']);
    await expect(onStack()).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining(folder) });
    writeFileSync(join(folder, 'stack.json'), JSON.stringify({ tables: azurite.connectionString }));
    writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ apiKeyPepper: PEPPER }));
    expect(await works((await onStack()).stdout.trim())).toBe(true);
    await partners('remove', OTHER);
    rmSync(folder, { recursive: true });
  });

  it.each([
    [
      'there is none',
      'AccountKey=c2VjcmV0;TableEndpoint=http://127.0.0.1:1/x',
      1,
      /^the table service at 127\.0\.0\.1:1 can't be reached \(ECONNREFUSED\): does the stack run, and is Ta[^\n]+\n$/,
    ],
    [
      'it takes another key',
      'AccountKey=c2VjcmV0;TableEndpoint=',
      1,
      /^the table service at 127\.0\.0\.1:\d+ refuses \(403\): is TablesConnection [^\n]+\n$/,
    ],
    [
      'its address is none',
      'AccountKey=c2VjcmV0;TableEndpoint=x',
      2,
      /^expected .* in TablesConnection, found [^\n]+\n$/,
    ],
  ])('tells the operator what to look at where %s, and never the key', async (_, connection, code, stderr) => {
    const endpoint = /TableEndpoint=([^;]+)/.exec(azurite.connectionString)?.[1];
    const account = 'DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;';
    const TablesConnection = account + connection.replace(/=$/, `=${endpoint}`);
    const failure = await runWith({ TablesConnection, API_KEY_PEPPER: PEPPER }, ['list']).catch((error) => error);
    expect(failure).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(stderr) });
    expect(failure.stderr).not.toContain('c2VjcmV0');
  });
});
