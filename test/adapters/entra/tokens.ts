import { KeyObject, sign as signBytes } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import { NOW } from '../../support/fixtures.ts';

export const AUDIENCE = '99999999-9999-4999-8999-999999999999';
export const TENANT = '66666666-6666-4666-8666-666666666666';
export const APP = '77777777-7777-4777-8777-777777777777';

export const issuerOf = (tenant: string): string => `https://login.microsoftonline.com/${tenant}/v2.0`;
export const seconds = (instant: number): number => Math.floor(instant / 1_000);

/** A key pair of an issuer, and how its public part stands in a key set. */
export interface Signer {
  kid: string;
  privateKey: CryptoKey;
  jwk: JWK;
}

export async function makeSigner(kid: string): Promise<Signer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig' } };
}

/** What Entra ID says in an application's token. */
export const CLAIMS: JWTPayload = {
  aud: AUDIENCE,
  iss: issuerOf(TENANT),
  tid: TENANT,
  azp: APP,
  azpacr: '1',
  ver: '2.0',
  roles: ['Tickets.Submit', 'Tickets.Read'],
  iat: seconds(NOW) - 60,
  nbf: seconds(NOW) - 60,
  exp: seconds(NOW) + 3_600,
};

/** Signs the usual claims with changes; an undefined claim is left out. */
export const sign = ({ kid, privateKey }: Signer, claims: object = {}, header: object = {}): Promise<string> =>
  new SignJWT(JSON.parse(JSON.stringify({ ...CLAIMS, ...claims })))
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid, ...header })
    .sign(privateKey);

/** Signs the usual claims under any header, also one that a library refuses to write. */
export function signAs({ kid, privateKey }: Signer, header: object, hash = 'RSA-SHA256'): string {
  const unsigned = assemble({ alg: 'RS256', typ: 'JWT', kid, ...header }, CLAIMS);
  const signature = signBytes(hash, Buffer.from(unsigned.slice(0, -1)), KeyObject.from(privateKey));
  return unsigned + signature.toString('base64url');
}

/** A token of any header, payload and signature. */
export const assemble = (header: object, payload: object, signature = ''): string =>
  `${[header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.${signature}`;
