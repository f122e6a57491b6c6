import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { tokenVerifier, type VerifyToken } from '../../../shared/adapters/entra/verify-token.ts';
import { MINUTE, SECOND } from '../../../shared/core/sla/instant.ts';
import { NOW } from '../../support/fixtures.ts';
import { APP, AUDIENCE, makeSigner, type Signer, seconds, sign, signAs } from './tokens.ts';

let first: Signer;
let second: Signer;
beforeAll(async () => {
  [first, second] = await Promise.all([makeSigner('first'), makeSigner('second')]);
});

const serveKeys =
  (...signers: Signer[]) =>
  (response: ServerResponse) =>
    response.end(JSON.stringify({ keys: signers.map(({ jwk }) => jwk) }));
const fail = (status: number) => (response: ServerResponse) => response.writeHead(status).end();

let server: Server;
let answer: (response: ServerResponse, url?: string) => void;
let asked: number;
let now: number;
let verify: VerifyToken;
beforeEach(async () => {
  asked = 0;
  now = NOW;
  answer = serveKeys(first);
  server = createServer(({ url }, response) => {
    asked += 1;
    answer(response, url);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const keysUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  verify = tokenVerifier({ audience: AUDIENCE, keysUrl }, () => now);
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** A token that is good for an hour of the test's clock. */
const tokenOf = (signer: Signer) => sign(signer, { iat: seconds(now), nbf: seconds(now), exp: seconds(now) + 3_600 });
const known = { appId: APP };

describe('the key set', () => {
  it('is asked for once and kept for ten minutes', async () => {
    await Promise.all(Array.from({ length: 20 }, async () => verify(await tokenOf(first))));
    now += 9 * MINUTE;
    expect(await verify(await tokenOf(first))).toMatchObject(known);
    expect(asked).toBe(1);
    now += 1 * MINUTE;
    expect(await verify(await tokenOf(first))).toMatchObject(known);
    expect(asked).toBe(2);
  });

  it('is asked for again by a new key’s first token, so that a rotation refuses nobody', async () => {
    await verify(await tokenOf(first));
    answer = serveKeys(first, second);
    const tokens = await Promise.all(Array.from({ length: 20 }, (_, index) => tokenOf(index % 2 ? first : second)));
    for (const proven of await Promise.all(tokens.map(verify))) expect(proven).toMatchObject(known);
    expect(asked).toBe(2);
  });

  it('forgets a key that was withdrawn', async () => {
    await verify(await tokenOf(first));
    answer = serveKeys(second);
    now += 10 * MINUTE;
    expect(await verify(await tokenOf(first))).toBeNull();
  });

  it('isn’t asked for at every forged id: at most once in 30 seconds', async () => {
    await verify(await tokenOf(first));
    for (let index = 0; index < 20; index += 1) {
      now += 3 * SECOND;
      expect(await verify(await tokenOf({ ...second, kid: `forged-${index}` }))).toBeNull();
    }
    expect(asked).toBe(3);
  });

  it('isn’t asked for by other algorithms', async () => {
    expect(await verify(signAs(first, { alg: 'RS512' }, 'RSA-SHA512'))).toBeNull();
    expect(asked).toBe(0);
  });
});

describe('a redirect', () => {
  it('is not followed to other keys', async () => {
    await verify(await tokenOf(first));
    answer = (response, url) =>
      url === '/keys' ? response.writeHead(302, { location: '/forged' }).end() : serveKeys(first, second)(response);
    now += 30 * SECOND;
    await expect(verify(await tokenOf(second))).rejects.toMatchObject({ code: 'IDENTITY_UNAVAILABLE' });
  });
});

describe('while Entra ID is away', () => {
  it.each<[string, (response: ServerResponse) => void]>([
    ['refusing', fail(503)],
    ['answering no JSON', (response) => response.end('<html>')],
    ['answering an empty set', (response) => response.end('{"keys":[]}')],
    ['answering another shape', (response) => response.end('[]')],
    ['sending us elsewhere', (response) => response.writeHead(302, { location: '/keys' }).end()],
    ['hanging up', (response) => response.destroy()],
  ])('the last good keys go on serving for a day: %s', async (_, away) => {
    await verify(await tokenOf(first));
    answer = away;
    for (let hour = 0; hour < 24; hour += 1) {
      now += 60 * MINUTE;
      expect(await verify(await tokenOf(first))).toMatchObject(known);
    }
    expect(await verify(await tokenOf({ ...second, kid: 'first' }))).toBeNull();
  });

  it('an unknown key id is an outage, and a wrong token again once Entra ID is back', async () => {
    await verify(await tokenOf(first));
    answer = fail(500);
    now += 30 * SECOND;
    await expect(verify(await tokenOf(second))).rejects.toMatchObject({ code: 'IDENTITY_UNAVAILABLE', status: 503 });
    answer = serveKeys(first);
    now += 30 * SECOND;
    expect(await verify(await tokenOf(second))).toBeNull();
  });

  it('nobody can be told before the first keys have come', async () => {
    answer = fail(503);
    await expect(verify(await tokenOf(first))).rejects.toMatchObject({ code: 'IDENTITY_UNAVAILABLE' });
    answer = serveKeys(first);
    now += 30 * SECOND;
    expect(await verify(await tokenOf(first))).toMatchObject(known);
  });

  it('a set that hangs is given up, and other calls meanwhile don’t ask for it again', async () => {
    await verify(await tokenOf(first));
    let asked = 0;
    answer = () => {
      asked += 1;
    };
    now += 10 * MINUTE;
    expect(await verify(await tokenOf(first))).toMatchObject(known);
    expect(await verify(await tokenOf(first))).toMatchObject(known);
    expect(asked).toBe(1);
  });

  it('a set that hangs on is asked for again beside the calls, which don’t wait once more', async () => {
    await verify(await tokenOf(first));
    answer = () => undefined;
    now += 10 * MINUTE;
    await verify(await tokenOf(first));
    now += 30 * SECOND;
    let givenUp = false;
    const again = new Promise<void>((resolve) => {
      answer = (response) => {
        response.on('close', () => {
          givenUp = true;
        });
        resolve();
      };
    });
    expect(await verify(await tokenOf(first))).toMatchObject(known);
    await again;
    expect(givenUp).toBe(false);
  });
});
