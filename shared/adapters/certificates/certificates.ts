import { X509Certificate } from 'node:crypto';
import type { Instant } from '../../core/sla/instant.ts';

/** Longer chains than leaf, two between and a root aren't seen in practice. */
const MOST_LINKS = 4;

/** Reads certificates in PEM, or one in DER; throws on anything else. */
export function readCertificates(bytes: Buffer): X509Certificate[] {
  const blocks = bytes.toString('latin1').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  return blocks === null ? [new X509Certificate(bytes)] : blocks.map((block) => new X509Certificate(block));
}

/**
 * Whether every certificate from the leaf up is valid at `now` and issued by the next, and the last by one of the roots.
 * `between` is what the sender offers to bridge the way; it is trusted in nothing but that.
 */
export function chainsToRoot(
  leaf: X509Certificate,
  between: X509Certificate[],
  roots: X509Certificate[],
  now: Instant,
): boolean {
  let current = leaf;
  for (let links = 1; links <= MOST_LINKS; links++) {
    if (!validAt(current, now)) return false;
    const issuedCurrent = (issuer: X509Certificate) => isIssuer(issuer, current);
    const root = roots.find(issuedCurrent);
    if (root !== undefined) return validAt(root, now);
    const next = between.find(issuedCurrent);
    if (next === undefined) return false;
    current = next;
  }
  return false;
}

const validAt = ({ validFrom, validTo }: X509Certificate, now: Instant): boolean =>
  Date.parse(validFrom) <= now && now <= Date.parse(validTo);

const isIssuer = (issuer: X509Certificate, certificate: X509Certificate): boolean =>
  issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
