import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type HostProcess, startApp } from './start-app.ts';

interface Described {
  url: string;
  headers: Record<string, string>;
  query: Record<string, string>;
  all: string[];
  trace: { traceParent: string; traceState: string };
}

let host: HostProcess;
beforeAll(async () => {
  const customHeaders = { 'X-Content-Type-Options': 'nosniff' };
  const http = { routePrefix: '', customHeaders, maxConcurrentRequests: 1, maxOutstandingRequests: 2 };
  const env = { HOST_MASTER_KEY: 'm', FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '10' };
  host = await startApp({ files: ['http.cjs'], hostJson: { extensions: { http } }, env });
});
afterAll(() => host.stop());

const call = (path: string, init?: RequestInit) => fetch(`${host.url}/${path}`, init);
const described = async (path = 'describe', init?: RequestInit) => (await (await call(path, init)).json()) as Described;

/** Posts in chunks, without a Content-Length. */
const postChunked = (path: string, body: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const post = request(`${host.url}/${path}`, { method: 'POST' }, (response) => text(response).then(resolve, reject));
    post.write(body);
    post.end();
  });

/** What is answered to these very bytes, until the host closes the connection. */
const answerTo = (bytes: string): Promise<string> => {
  const { hostname, port } = new URL(host.url);
  const socket = connect(Number(port), hostname);
  // A host that has refused a body may close before it has read all of it.
  socket.on('error', () => undefined).write(bytes, 'latin1');
  return text(socket);
};
const answerToGet = (target: string, head = '') =>
  answerTo(`GET ${target} HTTP/1.1\r\nHost: ${new URL(host.url).host}\r\nConnection: close\r\n${head}\r\n`);

/** The status of a request with this Host header. */
const statusFor = (name: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const get = request(`${host.url}/describe`, { headers: { host: name } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    get.on('error', reject).end();
  });

describe('what a handler returns', () => {
  it('a throw answers 500 with an empty body', async () => {
    const response = await call('throws');
    expect([response.status, await response.text()]).toEqual([500, '']);
  });

  it('something that is no object answers 500 with an empty body', async () => {
    const response = await call('text');
    expect([response.status, await response.text()]).toEqual([500, '']);
  });

  it('a status that HTTP does not know answers 500', async () => {
    expect((await call('badStatus')).status).toBe(500);
  });

  it('a throw of undefined is a return of nothing to the worker, one of zero is not', async () => {
    expect((await call('throwsNothing')).status).toBe(204);
    expect((await call('throwsZero')).status).toBe(500);
  });

  it.each(['name=x-own&value=Andr%C3%A9', 'name=content-length&value=7', 'name=transfer-encoding&value=chunked'])(
    'a header that Kestrel would not send answers 500 with an empty body: %s',
    async (query) => {
      const response = await call(`header?${query}`);
      expect([response.status, await response.text()]).toEqual([500, '']);
    },
  );

  it('a cookie whose name is no token answers 500', async () => {
    expect((await call('badCookie')).status).toBe(500);
  });

  it('undefined answers 204', async () => {
    expect((await call('nothing')).status).toBe(204);
  });

  it('an empty object answers 200 without a content type', async () => {
    const response = await call('empty');
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, null, '']);
  });

  it('several cookies become several headers, encoded and with a path', async () => {
    expect((await call('cookies')).headers.getSetCookie()).toEqual([
      'a=x%20y; path=/',
      'b=2; max-age=60; path=/p; secure; samesite=strict; httponly',
    ]);
  });

  it('bytes are answered as they are', async () => {
    const bytes = Buffer.from([0, 255, 128, 10]);
    const response = await call('echo', { method: 'POST', body: bytes });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
    expect(response.headers.get('x-length')).toBe('7');
  });
});

describe('which function is called', () => {
  it('a path that no route matches answers 404', async () => {
    expect((await call('nowhere')).status).toBe(404);
  });

  it('a method that the function does not list answers 404, not 405', async () => {
    expect((await call('echo')).status).toBe(404);
  });

  it.each([
    ['GET', 200],
    ['POST', 200],
    ['PUT', 404],
    ['HEAD', 404],
  ])('%s on a function without methods answers %d', async (method, status) => {
    expect((await call('defaults', { method })).status).toBe(status);
  });
});

describe('what a handler gets', () => {
  it('header names in small letters, values of a repeated header joined', async () => {
    const { headers } = await described('describe', {
      headers: [
        ['X-Twice', 'a'],
        ['X-Twice', 'b'],
      ],
    });
    expect(headers['x-twice']).toMatch(/^a, ?b$/);
  });

  it('a repeated query parameter as one value, whatever the case of its name', async () => {
    expect(await described('describe?q=1&Q=2&q=')).toMatchObject({ query: { q: '1,2' }, all: ['1,2'] });
  });

  it.each(['user:word@a', 'a/describe?', 'a?', 'a#', 'a b', '[::1', 'a:99999'])(
    'nothing from a caller whose Host header is no host: %s',
    async (name) => {
      expect(await statusFor(name)).toBe(400);
    },
  );

  it('the whole URL', async () => {
    expect((await described('describe?x=%20y')).url).toBe(`${host.url}/describe?x=%20y`);
  });

  it('a target that names the whole address', async () => {
    expect(await answerToGet(`${host.url}/params/x`)).toMatch(/^HTTP\/1\.1 200 .*\{"id":"x"\}$/s);
  });

  it('a backslash like any other character', async () => {
    expect(await answerToGet('/params/a\\b')).toMatch(/^HTTP\/1\.1 200 .*\{"id":"a\\\\b"\}$/s);
  });

  it.each([
    ['a null character', '/params/%00', 400],
    ['a byte beyond ASCII', '/params/\u00e9', 400],
    ['another address than the Host header', 'http://other/params/x', 400],
    ['an encoded slash, which is one in Azure', '/params/a%2Fb', 404],
    ['more than 8 KiB', `/params/${'a'.repeat(8192)}`, 414],
  ])('nothing of a target with %s', async (_title, target, status) => {
    expect(await answerToGet(target)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  it('nothing of a head of more than 100 lines or 32 KiB', async () => {
    expect(await answerToGet('/describe', 'X-Own: v\r\n'.repeat(99))).toMatch(/^HTTP\/1\.1 431 /);
    expect(await answerToGet('/describe', 'X-Own: v\r\n'.repeat(98))).toMatch(/^HTTP\/1\.1 200 /);
    expect(await answerToGet('/describe', `X-Own: ${'v'.repeat(33_000)}\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('a body of the greatest size, and nothing of a larger one', async () => {
    expect((await call('echo', { method: 'POST', body: 'a'.repeat(10) })).status).toBe(200);
    const post = `POST /echo HTTP/1.1\r\nHost: ${new URL(host.url).host}\r\nContent-Length: 11\r\n\r\n`;
    expect(await answerTo(post)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('nothing of a body that stalls', async () => {
    const post = `POST /echo HTTP/1.1\r\nHost: ${new URL(host.url).host}\r\nContent-Length: 5\r\n\r\nhe`;
    expect(await answerTo(post)).toMatch(/^HTTP\/1\.1 408 /);
    expect((await call('echo', { method: 'POST', body: 'hello' })).status).toBe(200);
  });

  it('a body of a known length', async () => {
    expect(await (await call('echo', { method: 'POST', body: 'hello' })).text()).toBe('hello');
  });

  it('no body when it came in chunks without a length', async () => {
    expect(await postChunked('echo', 'hello')).toBe('');
  });

  it("the caller's trace context", async () => {
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    const { trace } = await described('describe', { headers: { traceparent, tracestate: 'k=v' } });
    expect(trace).toMatchObject({ traceParent: traceparent, traceState: 'k=v' });
  });

  it('a new trace where the caller has none', async () => {
    const [first, second] = await Promise.all([described(), described()]);
    expect(first.trace.traceParent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
    expect(first.trace.traceParent).not.toBe(second.trace.traceParent);
  });
});

describe('what host.json says of HTTP', () => {
  it.each(['empty', 'nowhere', 'throws'])(
    'its custom headers stand on every answer, such as that of /%s',
    async (path) => {
      expect((await call(path)).headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  it('so many requests run, so many wait in line, the rest answers 429, and the places come back', async () => {
    const begins = (name: string) => eventually(() => host.log().find(({ message }) => message === `${name} begins`));
    const release = () =>
      call('admin/functions/release', { method: 'POST', headers: { 'x-functions-key': 'm' }, body: '{}' });
    const held = (name: string) => call(`held/${name}`).then(({ status }) => status, String);
    const first = held('first');
    await begins('first');
    const second = held('second');
    // Whether a route is met isn't looked at before there is a place.
    const third = await eventually(async () => {
      const { status } = await call('nowhere');
      return status !== 404 && status;
    });
    expect(third).toBe(429);
    await release();
    expect(await first).toBe(200);
    await begins('second');
    await release();
    expect(await second).toBe(200);
    const order = await (await call('order')).json();
    expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });
});
