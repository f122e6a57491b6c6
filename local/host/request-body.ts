import type { IncomingMessage } from 'node:http';

// Kestrel's.
const MIN_BYTES_A_SECOND = 240;
const GRACE_MS = 5_000;
const LOOK_EVERY_MS = 1_000;

/** Whether a body of which `bytes` came in `ms` is one that Kestrel gives up. */
export const isTooSlow = (bytes: number, ms: number): boolean =>
  ms > GRACE_MS && bytes < (ms / 1000) * MIN_BYTES_A_SECOND;

/** The length that a request tells of its body; 0 where it tells none. */
export const lengthOf = ({ headers }: IncomingMessage): number => Number(headers['content-length'] ?? 0);

/**
 * A body as the Functions host takes it: without a Content-Length it isn't read at all (host #4926).
 * Fails with Error when it comes too slowly.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  if (lengthOf(request) === 0) return Buffer.alloc(0);
  const begun = performance.now();
  const chunks: Buffer[] = [];
  let bytes = 0;
  let look: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_, reject) => {
    look = setInterval(() => {
      if (isTooSlow(bytes, performance.now() - begun)) reject(new Error('the body comes too slowly'));
    }, LOOK_EVERY_MS);
  });
  const read = async () => {
    for await (const chunk of request) {
      chunks.push(chunk);
      bytes += chunk.length;
    }
    return Buffer.concat(chunks);
  };
  return Promise.race([read(), tooSlow]).finally(() => clearInterval(look));
}
