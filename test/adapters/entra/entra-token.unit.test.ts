import { createHmac, createPublicKey } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CompactSign, type CryptoKey, importJWK } from 'jose';
import { checkToken } from '../../../shared/adapters/entra/entra-token.ts';
import type { SigningKey } from '../../../shared/adapters/entra/key-set.ts';
import { tokenVerifier } from '../../../shared/adapters/entra/verify-token.ts';
import { insertApp } from '../../../shared/adapters/store/partners.ts';
import { authenticate } from '../../../shared/gate/auth/authenticate.ts';
import { NOW, PARTNER } from '../../support/fixtures.ts';
import { makeWorld, type World } from '../../support/world.ts';
import {
  APP,
  AUDIENCE,
  assemble,
  CLAIMS,
  issuerOf,
  makeSigner,
  type Signer,
  seconds,
  sign,
  signAs,
  TENANT,
} from './tokens.ts';

const OTHER_TENANT = '88888888-8888-4888-8888-888888888888';

let entra: Signer;
let forger: Signer;
let world: World;
let keys: Map<string, SigningKey>;

beforeAll(async () => {
  [entra, forger] = await Promise.all([makeSigner('entra'), makeSigner('entra')]);
});
beforeEach(async () => {
  world = makeWorld();
  keys = new Map([['entra', await keyOf(entra)]]);
  const keySet = async (kid: string) => keys.get(kid) ?? null;
  world.deps.verifyToken = (token) => checkToken(token, { audience: AUDIENCE, keys: keySet, now: world.clock.now });
  await world.directory.transact([insertApp({ tenantId: TENANT, appId: APP }, PARTNER)]);
});

const keyOf = async ({ jwk }: Signer, issuer?: string): Promise<SigningKey> => ({
  key: (await importJWK(jwk, 'RS256')) as CryptoKey,
  issuer,
});
const call = (token: string) => authenticate(world.deps, `Bearer ${token}`);

describe('a good token', () => {
  it('is known as the partner that allowed its application, with the roles it was given', async () => {
    expect(await call(await sign(entra))).toEqual({
      caller: { scope: { partnerTenantId: PARTNER }, by: `app:${APP}` },
      roles: ['Tickets.Submit', 'Tickets.Read'],
    });
  });

  it.each<[string, object]>([
    ['expired less than a minute ago', { exp: seconds(NOW) - 59 }],
    ['not yet valid for less than a minute', { nbf: seconds(NOW) + 59, iat: seconds(NOW) + 59 }],
    ['with claims that say nothing to us', { idtyp: 'app', oid: APP, rh: 'x', uti: 'y', groups: ['z'] }],
  ])('is taken: %s', async (_, claims) => {
    expect((await call(await sign(entra, claims))).caller.by).toBe(`app:${APP}`);
  });

  it('is taken as signed byte by byte, so that the attacks below fail by what they change', async () => {
    expect((await call(signAs(entra, {}))).caller.by).toBe(`app:${APP}`);
  });

  it('is taken under a key that the set gives to all tenants, or to its own', async () => {
    for (const issuer of [issuerOf('{tenantid}'), issuerOf(TENANT)]) {
      keys.set('entra', await keyOf(entra, issuer));
      expect((await call(await sign(entra))).caller.by).toBe(`app:${APP}`);
    }
  });
});

const without = (...names: string[]) => Object.fromEntries(names.map((name) => [name, undefined]));

describe('no way in has', () => {
  it.each<[string, () => Promise<string> | string]>([
    ['a token without signature (alg none)', () => assemble({ alg: 'none', typ: 'JWT', kid: 'entra' }, CLAIMS)],
    ['a signature taken off', async () => (await sign(entra)).replace(/[^.]+$/, '')],
    ['HS256 under the public key as its secret', () => confused(entra)],
    ['another algorithm of the same key (RS512)', () => signAs(entra, { alg: 'RS512' }, 'RSA-SHA512')],
    ['a forged key under the known id', () => sign(forger)],
    ['an unknown key id', () => sign({ ...forger, kid: 'mine' })],
    ['no key id', () => sign(entra, {}, { kid: undefined })],
    ['a key that the token brings along', () => sign(forger, {}, { jwk: forger.jwk })],
    ['a key at an address that the token names', () => sign(forger, {}, { jku: 'http://127.0.0.1/keys' })],
    ['an unknown critical extension', () => signAs(entra, { crit: ['x'], x: 1 })],
    ['another type of token', () => sign(entra, {}, { typ: 'at+jwt' })],
    ['a tampered payload', () => tampered({ roles: ['Tickets.Admin'] })],
    ['a tampered tenant', () => tampered({ tid: OTHER_TENANT, iss: issuerOf(OTHER_TENANT) })],
    ['a foreign issuer', () => sign(entra, { iss: 'https://login.example/v2.0' })],
    ['an issuer that begins like ours', () => sign(entra, { iss: `${issuerOf(TENANT)}/` })],
    ['an issuer of version 1', () => sign(entra, { iss: `https://sts.windows.net/${TENANT}/` })],
    ['an issuer of another tenant than its own', () => sign(entra, { iss: issuerOf(OTHER_TENANT) })],
    ['a key that belongs to another issuer', () => signedByKeyOf(OTHER_TENANT)],
    ['a wrong audience', () => sign(entra, { aud: 'https://graph.microsoft.com' })],
    ['a list of audiences', () => sign(entra, { aud: [AUDIENCE, 'https://graph.microsoft.com'] })],
    ['no audience', () => sign(entra, without('aud'))],
    ['version 1', () => sign(entra, { ver: '1.0' })],
    ['no version', () => sign(entra, without('ver'))],
    ['an expiry of more than a minute ago', () => sign(entra, { exp: seconds(NOW) - 61 })],
    ['no expiry', () => sign(entra, without('exp'))],
    ['an expiry that is no number', () => sign(entra, { exp: '9999999999' })],
    ['a beginning more than a minute away', () => sign(entra, { nbf: seconds(NOW) + 61 })],
    ['no beginning', () => sign(entra, without('nbf'))],
    ['no tenant', () => sign(entra, without('tid'))],
    ['a tenant that is no GUID', () => sign(entra, { tid: 'common', iss: issuerOf('common') })],
    ['another tenant’s application', () => sign(entra, { tid: OTHER_TENANT, iss: issuerOf(OTHER_TENANT) })],
    ['an application that nobody allowed', () => sign(entra, { azp: OTHER_TENANT })],
    ['no application', () => sign(entra, without('azp'))],
    ['an application that names another row', () => sign(entra, { azp: `${APP}!x` })],
    ['a list as application', () => sign(entra, { azp: [APP] })],
    ['a person’s token through the application', () => sign(entra, { scp: 'user_impersonation' })],
    ['JSON in one part', () => JSON.stringify(CLAIMS)],
    ['two parts', async () => (await sign(entra)).split('.').slice(0, 2).join('.')],
    ['five parts', async () => `${await sign(entra)}.x.y`],
    ['a payload that is no object', () => signedText('"text"')],
    ['a payload that is no JSON', () => signedText('{')],
  ])('%s', async (_, forge) => {
    const token = await forge();
    const before = world.directory.rows.size;
    await expect(call(token)).rejects.toMatchObject({ code: 'UNAUTHORIZED', found: {} });
    expect(world.directory.rows.size).toBe(before);
  });

  it.each<[string, unknown]>([
    ['no roles', undefined],
    ['roles in one text', 'Tickets.Admin'],
    ['unknown roles', ['Tickets.Everything', 'tickets.admin', 1, null, {}]],
  ])('a role by itself: %s', async (_, roles) => {
    expect((await call(await sign(entra, { roles }))).roles).toEqual([]);
  });

  it('a token before anybody has entered an audience', async () => {
    const verify = tokenVerifier({ audience: null, keysUrl: 'http://127.0.0.1:1/' }, () => NOW);
    expect(await verify(await sign(entra))).toBeNull();
  });
});

describe('the directory', () => {
  it('is not asked for a tenant or an application that is no GUID', async () => {
    world.directory.get = () => Promise.reject(new Error('read'));
    for (const claims of [{ tid: 'common', iss: issuerOf('common') }, { azp: `${APP}!x` }])
      await expect(call(await sign(entra, claims))).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });

  it('is not asked before the signature is good', async () => {
    world.directory.get = () => Promise.reject(new Error('read'));
    await expect(call(await sign(forger))).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    await expect(call(await sign(entra))).rejects.toThrow('read');
  });
});

function confused({ kid, jwk }: Signer): string {
  const pem = createPublicKey({ key: { ...jwk }, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  const unsigned = assemble({ alg: 'HS256', typ: 'JWT', kid }, CLAIMS);
  return unsigned + createHmac('sha256', pem).update(unsigned.slice(0, -1)).digest('base64url');
}

async function tampered(claims: object): Promise<string> {
  const [header, , signature] = (await sign(entra)).split('.');
  const payload = Buffer.from(JSON.stringify({ ...CLAIMS, ...claims })).toString('base64url');
  return [header, payload, signature].join('.');
}

async function signedByKeyOf(tenant: string): Promise<string> {
  keys.set('theirs', await keyOf(forger, issuerOf(tenant)));
  return sign({ ...forger, kid: 'theirs' });
}

function signedText(payload: string): Promise<string> {
  return new CompactSign(Buffer.from(payload))
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: entra.kid })
    .sign(entra.privateKey);
}
