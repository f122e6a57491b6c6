import { verify, type X509Certificate } from 'node:crypto';
import { isCertificateAddress } from '../../adapters/certificates/certificate-host.ts';
import { chainsToRoot } from '../../adapters/certificates/certificates.ts';
import type { CheckCertificates } from '../../adapters/certificates/fetch-certificates.ts';
import type { Instant } from '../../core/sla/instant.ts';
import type { HeaderReader } from './standard-webhooks.ts';

const ALGORITHM = 'rsa-sha256';
const ORGANIZATION = 'Microsoft Corporation';
const LEAST_BITS = 2_048;

/** Whom to believe, and how to get at certificates. */
export interface Trust {
  roots: X509Certificate[];
  certificates: CheckCertificates;
  now: Instant;
}

/**
 * Whether Partner Center has signed exactly these bytes: RSA-SHA256, with a certificate of Microsoft's that lies at
 * Partner Center's own host and chains to a root of ours. What can be told without a certificate is told first: most
 * of what strangers send then sends us nowhere.
 */
export async function verifyPartnerCenter(trust: Trust, headers: HeaderReader, body: Uint8Array): Promise<boolean> {
  const [, base64 = ''] = /^Signature ([A-Za-z0-9+/]{1,1024}={0,2})$/i.exec(headers.get('authorization') ?? '') ?? [];
  const signature = Buffer.from(base64, 'base64');
  const address = headers.get('x-ms-certificate-url') ?? '';
  const algorithm = headers.get('x-ms-signature-algorithm')?.toLowerCase();
  const plausible = algorithm === ALGORITHM && signature.length >= LEAST_BITS / 8 && isCertificateAddress(address);
  if (trust.roots.length === 0 || !plausible) return false;
  return trust.certificates(address, ([leaf, ...between]) => {
    if (leaf === undefined || !isSigner(leaf) || !chainsToRoot(leaf, between, trust.roots, trust.now)) return false;
    return verify('RSA-SHA256', body, leaf.publicKey, signature);
  });
}

/** A certificate authority issues for many: whose key it is, only the organization tells. */
function isSigner(certificate: X509Certificate): boolean {
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  const strong = asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_BITS;
  return strong && !certificate.ca && certificate.toLegacyObject().subject.O === ORGANIZATION;
}
