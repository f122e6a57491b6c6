import type { X509Certificate } from 'node:crypto';
import { HOUR, type Instant, MINUTE } from '../sla/instant.ts';
import { readCertificates } from './certificates.ts';

/** Answers the certificates at an address, the signer's first; rejects when they can't be had. */
export type FetchCertificates = (address: URL) => Promise<X509Certificate[]>;

const TIMEOUT_MS = 5_000;
const MOST_BYTES = 32 * 1_024;
/** Whoever calls can name addresses: what is kept stays bounded, and so, by how long it is kept, what is asked for. */
const MOST_KEPT = 16;
const KEPT_FOR = 1 * HOUR;
const FAILURE_KEPT_FOR = 1 * MINUTE;

interface Kept {
  certificates: Promise<X509Certificate[]>;
  until: Instant;
}

/**
 * Fetches certificates, each address once an hour; a failure is remembered for a minute. While sixteen are kept, no
 * further address is asked: whoever names ever new ones neither sends us out nor makes us forget a good one. Follows no
 * redirect.
 */
export function fetchCertificates(fetch: typeof globalThis.fetch, now: () => Instant): FetchCertificates {
  const kept = new Map<string, Kept>();
  return async ({ href }) => {
    for (const [address, { until }] of kept) if (now() >= until) kept.delete(address);
    const known = kept.get(href);
    if (known !== undefined) return known.certificates;
    if (kept.size >= MOST_KEPT) throw new Error(`Expected at most ${MOST_KEPT} addresses of certificates, found more`);
    const entry: Kept = { certificates: load(fetch, href), until: now() + KEPT_FOR };
    entry.certificates.catch(() => {
      entry.until = now() + FAILURE_KEPT_FOR;
    });
    kept.set(href, entry);
    return entry.certificates;
  };
}

async function load(fetch: typeof globalThis.fetch, address: string): Promise<X509Certificate[]> {
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok || response.body === null) throw new Error(`Expected a certificate, found ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error(`Expected at most ${MOST_BYTES} bytes of certificates, found more`);
    chunks.push(chunk);
  }
  return readCertificates(Buffer.concat(chunks));
}
