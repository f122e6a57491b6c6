import { Agent, request as open } from 'node:http';
import type { FuzzRequest } from './request.ts';

/** An answer as it came. */
export interface FuzzAnswer {
  status: number;
  type: string;
  body: Buffer;
  tookMs: number;
}

/** An answer is owed in this time. */
export const WITHIN_MS = 10_000;

/** Sends requests over connections that are kept; fails when one gets no answer in time. */
export function makeSender(origin: URL, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send = ({ method, target, headers, body, chunked }: FuzzRequest): Promise<FuzzAnswer> =>
    new Promise((resolve, reject) => {
      const framing = chunked ? ['transfer-encoding', 'chunked'] : ['content-length', String(body.length)];
      const began = performance.now();
      const sending = open({
        agent,
        host: origin.hostname,
        port: origin.port,
        method,
        path: target,
        headers: ['host', origin.host, ...headers.flat(), ...framing],
        timeout: WITHIN_MS,
      });
      sending.on('timeout', () => sending.destroy(new Error(`no answer within ${WITHIN_MS} ms`)));
      sending.on('error', reject);
      sending.on('response', async (response) => {
        const parts = await response.toArray().catch(reject);
        if (parts === undefined) return;
        const type = response.headers['content-type'] ?? '';
        const tookMs = performance.now() - began;
        resolve({ status: response.statusCode ?? 0, type, body: Buffer.concat(parts), tookMs });
      });
      sending.end(body);
    });
  return { send, close: () => agent.destroy() };
}
