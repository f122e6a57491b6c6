import type { X509Certificate } from 'node:crypto';
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../../core/sla/instant.ts';
import { kindOf } from '../../failure.ts';
import { readCertificates } from './certificates.ts';

/** Whether the certificates at an address, the signer's first, prove it; those that can't be had prove nothing. */
export type CheckCertificates = (address: string, proves: (chain: X509Certificate[]) => boolean) => Promise<boolean>;

interface Outside {
  fetch: typeof globalThis.fetch;
  now(): Instant;
  log(line: string): void;
  /** The address that is known from the start. */
  documented: string;
}

/** The certificates at one address, asked for anew where those at hand are in doubt; rejects when they can't be had. */
type Source = (inDoubt?: boolean) => Promise<X509Certificate[]>;

const TIMEOUT_MS = 5_000;
const MOST_BYTES = 32 * 1_024;
const REFRESH_AFTER = 1 * HOUR;
const ASK_AGAIN_AFTER = 1 * MINUTE;
/** How long a certificate outlives the last time that it was seen: it may have been withdrawn since. */
const SERVES_FOR = 1 * DAY;
const NEWCOMER_EVERY = 1 * SECOND;

/**
 * Fetches certificates from addresses that anybody can name. Known are the documented one and those whose certificate
 * has proven something: each is asked once an hour, or once a minute while that fails or proves nothing, for it may have
 * been replaced. All others are newcomers: of those one a second is asked, and the rest prove nothing. So strangers can crowd out each other, but no known address; nor can
 * they fill the log, which has failures of known addresses alone.
 */
export function fetchCertificates({ fetch, now, log, documented }: Outside): CheckCertificates {
  const known = new Map<string, Source>();
  /** Those that are being asked: deliveries that come at once share the answer. */
  const newcomers = new Map<string, Source>();
  let newcomerAt = Number.NEGATIVE_INFINITY;

  const sourceAt = (address: string): Source =>
    refreshed(now, async () => {
      try {
        return await load(fetch, address);
      } catch (error) {
        if (known.has(address)) log(`The certificate of a webhook can't be had: ${kindOf(error)}`);
        throw error;
      }
    });
  const admit = (address: string): Source | null => {
    if (now() - newcomerAt < NEWCOMER_EVERY) return null;
    newcomerAt = now();
    const source = sourceAt(address);
    newcomers.set(address, source);
    return source;
  };

  known.set(documented, sourceAt(documented));
  return async (address, proves) => {
    const source = known.get(address) ?? newcomers.get(address) ?? admit(address);
    if (source === null) return false;
    const chain = await source().catch(() => null);
    newcomers.delete(address);
    if (chain !== null && proves(chain)) {
      known.set(address, source);
      return true;
    }
    const successor = known.has(address) ? await source(true).catch(() => null) : null;
    return successor !== null && successor !== chain && proves(successor);
  };
}

/** Loads when first asked, and anew after an hour; while that fails, what was loaded last serves on for a day. */
function refreshed(now: () => Instant, load: Source): Source {
  let last: { chain: X509Certificate[]; until: Instant } | null = null;
  let answer: Promise<X509Certificate[]> | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  let askAgainAt = Number.NEGATIVE_INFINITY;

  const ask = async () => {
    askedAt = now();
    askAgainAt = askedAt + ASK_AGAIN_AFTER;
    try {
      last = { chain: await load(), until: now() + SERVES_FOR };
      askAgainAt = now() + REFRESH_AFTER;
    } catch (error) {
      if (last === null || now() >= last.until) throw error;
    }
    return last.chain;
  };
  return (inDoubt = false) => {
    const dueAt = inDoubt ? askedAt + ASK_AGAIN_AFTER : askAgainAt;
    if (answer === null || now() >= dueAt) answer = ask();
    return answer;
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
