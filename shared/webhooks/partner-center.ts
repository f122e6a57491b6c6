import { verify, type X509Certificate } from 'node:crypto';
import type { Instant } from '../sla/instant.ts';
import { chainsToRoot } from './certificates.ts';
import type { FetchCertificates } from './fetch-certificates.ts';
import type { HeaderReader } from './standard-webhooks.ts';

// https://learn.microsoft.com/partner-center/developer/partner-center-webhooks, "How to authenticate the callback".
const CERTIFICATE_HOST = '3psostorageacct.blob.core.windows.net';
const ALGORITHM = 'rsa-sha256';
const ORGANIZATION = 'Microsoft Corporation';
const LEAST_BITS = 2_048;

/** Whom to believe, and how to get at certificates. */
export interface Trust {
  roots: X509Certificate[];
  certificates: FetchCertificates;
  now: Instant;
}

/**
 * Whether Partner Center has signed exactly these bytes: RSA-SHA256, with a certificate of Microsoft's that lies at
 * Partner Center's own host and chains to a root of ours. Rejects when the certificate can't be had.
 */
export async function verifyPartnerCenter(trust: Trust, headers: HeaderReader, body: Uint8Array): Promise<boolean> {
  const [, signature] = /^Signature ([A-Za-z0-9+/]{1,1024}={0,2})$/i.exec(headers.get('authorization') ?? '') ?? [];
  const address = certificateAddress(headers.get('x-ms-certificate-url') ?? '');
  const algorithm = headers.get('x-ms-signature-algorithm')?.toLowerCase();
  if (trust.roots.length === 0 || signature === undefined || address === null || algorithm !== ALGORITHM) return false;
  const [leaf, ...between] = await trust.certificates(address);
  if (leaf === undefined || !isSigner(leaf) || !chainsToRoot(leaf, between, trust.roots, trust.now)) return false;
  return verify('RSA-SHA256', body, leaf.publicKey, Buffer.from(signature, 'base64'));
}

/** The address where a certificate may be fetched: https, this very host, its own port, nothing beside the path. */
function certificateAddress(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const plain = url.href === `https://${CERTIFICATE_HOST}${url.pathname}`;
  return plain ? url : null;
}

/** A certificate authority issues for many: whose key it is, only the organization tells. */
function isSigner(certificate: X509Certificate): boolean {
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  const strong = asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_BITS;
  return strong && !certificate.ca && certificate.toLegacyObject().subject.O === ORGANIZATION;
}
