import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';

/** What is written on a connection that knows nothing of a client's manners. */
export interface WireCase {
  bytes: Buffer;
  /** How many answers it is owed; undefined where nobody can say. */
  answers?: number;
}

/** How long whoever sent nonsense waits: half a request has no answer. */
const PATIENCE_MS = 300;

const HEALTH = 'GET /api/v1/health HTTP/1.1\r\nHost: a\r\n\r\n';
const posted = (framing: string, body: string) =>
  `POST /api/v1/decisions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n${framing}\r\n\r\n${body}`;

const line = fc.constantFrom(
  'GET http://evil.example/api/v1/health HTTP/1.1\r\nHost: evil.example\r\n\r\n',
  'GET //evil.example/api/v1/health HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET /api/v1/health HTTP/1.1\r\nHost: user:word@a\r\n\r\n',
  'GET /api/v1/health HTTP/1.1\r\nHost: a b\r\n\r\n',
  'GET /api/v1/health HTTP/1.1\r\nHost: [::1\r\n\r\n',
  'GET /api/v1/health HTTP/1.1\r\nHost: a:99999\r\n\r\n',
  'GET /api/v1/health HTTP/1.1\r\n\r\n',
  'GET /api/v1/health HTTP/1.0\r\n\r\n',
  'GET /api/v1/health HTTP/9.9\r\nHost: a\r\n\r\n',
  'GET /api/v1/health\r\n\r\n',
  'GET * HTTP/1.1\r\nHost: a\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n',
  'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'GET /api/v1/health HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  'GET /api/v1/health HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n',
  'POST /api/v1/decisions HTTP/1.1\r\nHost: a\r\nExpect: nonsense\r\nContent-Length: 0\r\n\r\n',
  'GET /api/v1/health HTTP/1.1\r\nHost: a\r\n folded: x\r\n\r\n',
  'GET /api/v1/health HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n',
  'GET /api/v1/health HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n',
  'GET /api/v1/health HTTP/1.1\nHost: a\n\n',
);

const framed = fc.constantFrom(
  posted('Content-Length: 2', '{}'),
  posted('Content-Length: 1', '{}'),
  posted('Content-Length: 99', '{}'),
  posted('Content-Length: -1', '{}'),
  posted('Content-Length: 99999999999999999999', '{}'),
  posted('Content-Length: 2\r\nContent-Length: 3', '{}'),
  posted('Content-Length: 2\r\nTransfer-Encoding: chunked', '2\r\n{}\r\n0\r\n\r\n'),
  posted('Transfer-Encoding: chunked', '2\r\n{}\r\n0\r\n\r\n'),
  posted('Transfer-Encoding: chunked', '2\r\n{}\r\n0\r\nTrailer: x\r\n\r\n'),
  posted('Transfer-Encoding: chunked', 'zz\r\n{}\r\n'),
  posted('Transfer-Encoding: chunked', 'ffffffffffffffff\r\n{}'),
  posted('Transfer-Encoding: gzip, chunked', '0\r\n\r\n'),
  posted('Transfer-Encoding: identity', '{}'),
);

const noise = fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => Buffer.from(bytes));
const odd = fc.oneof(line, framed).map((text) => Buffer.from(text, 'latin1'));

export const wireCases: fc.Arbitrary<WireCase> = fc.oneof(
  odd.map((bytes) => ({ bytes })),
  noise.map((bytes) => ({ bytes })),
  fc.tuple(odd, fc.nat()).map(([bytes, end]) => ({ bytes: bytes.subarray(0, end % bytes.length) })),
  fc.tuple(odd, fc.nat(), fc.nat(255)).map(([bytes, at, byte]) => {
    bytes[at % bytes.length] = byte;
    return { bytes };
  }),
  fc.integer({ min: 2, max: 5 }).map((answers) => ({ bytes: Buffer.from(HEALTH.repeat(answers)), answers })),
  fc
    .tuple(noise, fc.nat(3))
    .map(([bytes, before]) => ({ bytes: Buffer.concat([Buffer.from(HEALTH.repeat(before)), bytes]) })),
);

/** Writes the bytes and tells what is wrong with what comes back; a server may also just close, or wait for more. */
export async function tryWire(origin: URL, { bytes, answers }: WireCase): Promise<string[]> {
  const socket = connect(Number(origin.port), origin.hostname);
  let received = '';
  const ended = new Promise<void>((resolve) => {
    socket.on('data', (data) => {
      received += data.toString('latin1');
      if (answers !== undefined && statusesIn(received).length === answers) resolve();
    });
    // Whoever sends nonsense may be cut off.
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
  });
  socket.write(bytes);
  await Promise.race([ended, sleep(answers === undefined ? PATIENCE_MS : 30 * PATIENCE_MS, undefined, { ref: false })]);
  socket.destroy();
  const statuses = statusesIn(received);
  const faults = statuses.filter((status) => status >= 500 && status !== 505).map((status) => `answers ${status}`);
  if (answers !== undefined && statuses.length !== answers)
    faults.push(`${statuses.length} answers to ${answers} requests`);
  return faults;
}

const statusesIn = (text: string): number[] =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
