import { request } from 'node:http';
import { text } from 'node:stream/consumers';
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
  const http = { routePrefix: '', customHeaders: { 'X-Content-Type-Options': 'nosniff' }, maxOutstandingRequests: 2 };
  host = await startApp({ files: ['http.cjs'], hostJson: { extensions: { http } } });
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

  it('a repeated query parameter as one value', async () => {
    expect(await described('describe?q=1&q=2')).toMatchObject({ query: { q: '1,2' }, all: ['1,2'] });
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

  it('more than maxOutstandingRequests at once answers 429, and the slots come back', async () => {
    const statuses = await Promise.all([1, 2, 3].map(async () => (await call('slow')).status));
    expect(statuses.sort()).toEqual([200, 200, 429]);
    expect((await call('slow')).status).toBe(200);
  });

  it('no more than maxConcurrentRequests run at once, the rest waits in line', async () => {
    const http = { routePrefix: '', maxConcurrentRequests: 2 };
    const limited = await startApp({ files: ['http.cjs'], hostJson: { extensions: { http } } });
    const atOnce = await Promise.all([1, 2, 3, 4, 5].map(async () => (await fetch(`${limited.url}/slow`)).text()));
    await limited.stop();
    expect(atOnce.sort()).toEqual(['1', '2', '2', '2', '2']);
  });
});
