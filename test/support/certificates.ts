import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A certificate of our own making, with the key that belongs to it. */
export interface Made {
  pem: string;
  key: KeyObject;
  name: Name;
}

interface Name {
  organization: string;
  commonName: string;
}

interface Wanted extends Partial<Name> {
  commonName: string;
  ca?: boolean;
  /** Who signs; itself where none is named. */
  issuer?: Made;
  notBefore?: string;
  notAfter?: string;
  bits?: number;
}

const der = (tag: number, ...parts: Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
};
const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const hex = (tag: number, content: string) => der(tag, Buffer.from(content, 'hex'));
const bits = (content: Buffer) => der(0x03, Buffer.from([0]), content);
const text = (content: string) => der(0x0c, Buffer.from(content));
/** YYYY-MM-DD as UTCTime at midnight. */
const day = (date: string) => der(0x17, Buffer.from(`${date.slice(2).replaceAll('-', '')}000000Z`));

const SHA256_WITH_RSA = sequence(hex(0x06, '2a864886f70d01010b'), der(0x05));
const COMMON_NAME = hex(0x06, '550403');
const ORGANIZATION = hex(0x06, '55040a');
const BASIC_CONSTRAINTS = hex(0x06, '551d13');

const nameOf = ({ organization, commonName }: Name) =>
  sequence(der(0x31, sequence(ORGANIZATION, text(organization))), der(0x31, sequence(COMMON_NAME, text(commonName))));

let serial = 1;

const makeKey = (modulusLength: number): KeyObject => generateKeyPairSync('rsa', { modulusLength }).privateKey;
/** Keys take long to make, so all that is signed for shares one; each authority has its own. */
const SHARED = makeKey(2_048);

const keyFor = ({ ca = false, bits }: Wanted): KeyObject =>
  ca || bits !== undefined ? makeKey(bits ?? 2_048) : SHARED;

/** Makes an RSA certificate (X.509 v3, SHA-256), by default Microsoft's, for no authority, valid in all of 2026. */
export function makeCertificate(wanted: Wanted): Made {
  const { ca = false, notBefore = '2026-01-01', notAfter = '2027-01-01' } = wanted;
  const name = { organization: wanted.organization ?? 'Microsoft Corporation', commonName: wanted.commonName };
  const key = keyFor(wanted);
  const issuer = wanted.issuer ?? { name, key };
  const constraints = sequence(BASIC_CONSTRAINTS, der(0x04, sequence(...(ca ? [hex(0x01, 'ff')] : []))));
  const content = sequence(
    der(0xa0, hex(0x02, '02')),
    der(0x02, Buffer.from([serial++])),
    SHA256_WITH_RSA,
    nameOf(issuer.name),
    sequence(day(notBefore), day(notAfter)),
    nameOf(name),
    createPublicKey(key).export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(constraints)),
  );
  const certificate = sequence(content, SHA256_WITH_RSA, bits(sign('RSA-SHA256', content, issuer.key)));
  const pem = `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`;
  return { pem, key, name };
}
