import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fetchCertificates } from '../../../shared/adapters/certificates/fetch-certificates.ts';

let server: Server;
let drips = 0;
beforeAll(async () => {
  server = createServer((_, response) => {
    response.write('-----BEGIN');
    const drip = setInterval(() => {
      drips += 1;
      response.write('.');
    }, 500);
    response.on('close', () => clearInterval(drip));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void server.close());

describe('a certificate that drips', () => {
  it('is given up after five seconds', async () => {
    const { port } = server.address() as AddressInfo;
    const lines: string[] = [];
    const certificates = fetchCertificates({
      fetch: (_, init) => fetch(`http://127.0.0.1:${port}`, init),
      now: Date.now,
      log: (line) => lines.push(line),
      documented: 'https://example.com/a.cer',
    });
    const start = performance.now();
    expect(await certificates('https://example.com/a.cer', () => true)).toBe(false);
    expect(lines).toEqual([expect.stringContaining('TimeoutError')]);
    expect(performance.now() - start).toBeGreaterThan(4_900);
    expect(performance.now() - start).toBeLessThan(7_000);
    expect(drips).toBeGreaterThan(3);
  });
});
