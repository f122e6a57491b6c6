import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type HostProcess, startApp } from './start-app.ts';

const master = { 'x-functions-key': 'the-master-key' };
let host: HostProcess;
beforeAll(async () => {
  const env = {
    HOST_MASTER_KEY: 'the-master-key',
    HOST_FUNCTION_KEY: 'the-function-key',
    'AzureWebJobs.off.Disabled': 'true',
    // Nothing listens there: a host starts all the same.
    Bus: 'Endpoint=sb://127.0.0.1:9;SharedAccessKeyName=n;SharedAccessKey=k;UseDevelopmentEmulator=true',
  };
  host = await startApp({ files: ['keys.cjs'], env });
});
afterAll(() => host.stop());

const call = (path: string, init?: RequestInit) => fetch(`${host.url}/${path}`, init);
const status = async (path: string, headers: Record<string, string> = {}) => (await call(path, { headers })).status;
const runs = async () => (await (await call('runs')).json()) as object[];

describe('keys', () => {
  it('a function of level "function" without a key answers 401 with an empty body', async () => {
    const response = await call('guarded');
    expect([response.status, await response.text()]).toEqual([401, '']);
  });

  it('the function key opens it, as a header or as ?code=', async () => {
    expect(await status('guarded', { 'x-functions-key': 'the-function-key' })).toBe(200);
    expect(await status('guarded?code=the-function-key')).toBe(200);
    expect(await status('guarded?CODE=the-function-key')).toBe(200);
  });

  it('the header wins over ?code=', async () => {
    expect(await status('guarded?code=the-function-key', { 'x-functions-key': 'wrong' })).toBe(401);
  });

  it('the master key opens every level', async () => {
    expect(await status('guarded', master)).toBe(200);
    expect(await status('masters', master)).toBe(200);
  });

  it('the function key does not open level "admin"', async () => {
    expect(await status('masters', { 'x-functions-key': 'the-function-key' })).toBe(401);
  });

  it('a wrong key on an anonymous function is fine', async () => {
    expect(await status('open', { 'x-functions-key': 'wrong' })).toBe(200);
  });

  it('a disabled function is 404, unless the master key asks', async () => {
    expect(await status('off')).toBe(404);
    expect(await status('off', master)).toBe(200);
  });
});

describe('/admin', () => {
  it('needs the master key', async () => {
    expect(await status('admin/functions')).toBe(401);
    expect(await status('admin/functions', { 'x-functions-key': 'the-function-key' })).toBe(401);
    expect(await status('admin/host/status', master)).toBe(200);
  });

  it('except for the ping and the warm-up', async () => {
    expect(await status('admin/host/ping')).toBe(200);
    expect(await status('admin/warmup')).toBe(200);
  });

  it('lists the functions in name order, with the very bindings that the worker sends', async () => {
    const listed = (await (await call('admin/functions', { headers: master })).json()) as {
      name: string;
      config: object;
    }[];
    expect(listed.map(({ name }) => name)).toEqual(['guarded', 'masters', 'nightly', 'off', 'open', 'runs', 'worker']);
    expect(listed.find(({ name }) => name === 'guarded')?.config).toEqual({
      name: 'guarded',
      bindings: [
        {
          authLevel: 'function',
          methods: ['GET', 'POST'],
          type: 'httpTrigger',
          name: 'httpTrigger06be2f6581',
          direction: 'in',
          properties: { supportsDeferredBinding: 'false' },
        },
        { type: 'http', name: '$return', direction: 'out' },
      ],
    });
    expect(listed.find(({ name }) => name === 'worker')?.config).toMatchObject({
      bindings: [{ queueName: 'work', connection: 'Bus', type: 'serviceBusTrigger', direction: 'in' }],
    });
  });

  const run = (name: string, body: string) =>
    call(`admin/functions/${name}`, { method: 'POST', headers: master, body });

  it('runs a timer function, answering 202 at once', async () => {
    const response = await run('nightly', '{"input": ""}');
    expect([response.status, await response.text()]).toEqual([202, '']);
    const timer = await eventually(async () => (await runs())[0]);
    expect(timer).toMatchObject({ isPastDue: false, schedule: { adjustForDST: true } });
  });

  it('tells the first run of a timer that there was none before', async () => {
    await run('nightly', '{}');
    const [timer] = await eventually(async () => await runs().then((all) => (all.length > 0 ? all : undefined)));
    expect(timer).toMatchObject({
      scheduleStatus: { last: '0001-01-01T00:00:00', next: expect.stringMatching(/T03:00:00/) },
    });
  });

  it('runs a queue function with the input as the body', async () => {
    expect((await run('worker', '{"input": "{\\"id\\": 7}"}')).status).toBe(202);
    const call = await eventually(async () => (await runs()).find((one) => 'body' in one));
    expect(call).toMatchObject({ body: { id: 7 } });
  });

  it('answers 404 for a function it does not know', async () => {
    expect((await run('nobody', '{}')).status).toBe(404);
  });

  it('answers 400 for a body that is not JSON', async () => {
    expect((await run('nightly', 'now')).status).toBe(400);
  });
});
