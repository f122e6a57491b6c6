import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { intentExample } from '../../shared/contract/intent.ts';
import { psaEventExample } from '../../shared/contract/webhook-psa.ts';
import { APP, AUDIENCE, makeSigner, type Signer, seconds, sign, TENANT } from '../adapters/entra/tokens.ts';
import { bearer, type Fleet, startFleet } from '../support/fleet.ts';
import { startLoad } from '../support/load.ts';
import { signWebhook } from '../support/sign-webhook.ts';

const PARTNER = intentExample.partner.tenantId;
const EVENT = JSON.stringify(psaEventExample);
const run = promisify(execFile);
let fleet: Fleet;
let entra: Server;
let published: Signer[] = [];
let firstKey: string;
beforeAll(async () => {
  entra = createServer((_, response) => response.end(JSON.stringify({ keys: published.map(({ jwk }) => jwk) })));
  await new Promise<void>((resolve) => entra.listen(0, '127.0.0.1', resolve));
  const keysUrl = `http://127.0.0.1:${(entra.address() as AddressInfo).port}/keys`;
  fleet = await startFleet({ hosts: 2, env: { ENTRA_AUDIENCE: AUDIENCE, ENTRA_KEYS_URL: keysUrl } });
  [firstKey = ''] = await partners('add', PARTNER, '--name', 'Contoso');
  await partners('limit', PARTNER, '--calls', '9999999', '--webhooks', '9999999');
});
afterAll(async () => {
  await fleet.stop();
  entra.close();
});

/** Administers partners as an operator does; answers the lines. */
async function partners(...args: string[]): Promise<string[]> {
  const env = { ...process.env, TablesConnection: fleet.tables, API_KEY_PEPPER: fleet.pepper };
  const { stdout } = await run(process.execPath, ['dist/local/partners.mjs', ...args], { env });
  return stdout.split('\n');
}

let turn = 0;
/** Hosts are called in turn: what one of them is told, all must know. */
const host = () => turn++ % fleet.hosts.length;
const decide = (credential: string, at = host()) =>
  fleet.call(at, 'POST', '/decisions', intentExample, bearer(credential));
/** What each host makes of a credential. */
const onEachHost = <Answered>(ask: (at: number) => Promise<{ status: number } & Answered>) =>
  Promise.all(fleet.hosts.map(async (_, at) => (await ask(at)).status));
const onlyGood = (statuses: Record<number, number>, good: number) => {
  expect(Object.keys(statuses)).toEqual([String(good)]);
  expect(statuses[good]).toBeGreaterThan(50);
};

describe('rotating under load', () => {
  it('an API key refuses no good call, and the old one is dead when it is removed', async () => {
    const good = [firstKey];
    const load = startLoad(() => decide(good[turn % good.length] ?? ''));
    await load.round();
    const [secondKey = ''] = await partners('rotate-key', PARTNER);
    good.push(secondKey);
    await load.round();
    // Whoever used the old key has changed over by now.
    good.shift();
    await load.round(1);
    await partners('remove', PARTNER, '--key', firstKey.split('_')[1] ?? '');
    expect(await onEachHost((at) => decide(firstKey, at))).toEqual([401, 401]);
    await load.round();
    onlyGood(await load.stop(), 200);
  });

  it('a webhook secret refuses no good event, and the old one is dead when it is removed', async () => {
    const post = (secrets: string[], at = host()) => {
      const headers = signWebhook(secrets, { id: crypto.randomUUID(), at: Date.now(), body: Buffer.from(EVENT) });
      return fleet.call(at, 'POST', `/webhooks/psa?partner=${PARTNER}`, EVENT, headers);
    };
    const [first = ''] = await partners('rotate-secret', PARTNER, '--source', 'psa');
    let secrets = [first];
    const load = startLoad(() => post(secrets));
    await load.round();
    const [second = ''] = await partners('rotate-secret', PARTNER, '--source', 'psa');
    // A sender that knows both signs with both.
    secrets = [first, second];
    await load.round();
    secrets = [second];
    await load.round(1);
    const old = (await partners('list')).find((line) => / secret .* until /.test(line));
    await partners('remove', PARTNER, '--secret', old?.trim().split(/\s+/)[1] ?? '');
    expect(await onEachHost((at) => post([first], at))).toEqual([401, 401]);
    await load.round();
    onlyGood(await load.stop(), 202);
  });

  it('the key set of Entra ID refuses no good token, and a withdrawn key is dead ten minutes later', async () => {
    const [first, second] = await Promise.all([makeSigner('first'), makeSigner('second')]);
    const token = (signer: Signer) => {
      const now = seconds(Date.now());
      return sign(signer, { iat: now, nbf: now, exp: now + 3_600 });
    };
    await partners('allow', PARTNER, '--app', `${TENANT}/${APP}`);
    published = [first];
    let signer = first;
    const load = startLoad(async () => decide(await token(signer)));
    await load.round();
    published = [first, second];
    signer = second;
    await load.round();
    published = [second];
    await Promise.all(
      fleet.hosts.map(({ url }) =>
        fetch(new URL('/local/clock', url), { method: 'POST', body: '{"advance":"PT10M"}' }),
      ),
    );
    // With the first call after that, each host has looked at the set.
    expect(await onEachHost(async (at) => decide(await token(first), at))).toEqual([401, 401]);
    await load.round();
    onlyGood(await load.stop(), 200);
  });
});
