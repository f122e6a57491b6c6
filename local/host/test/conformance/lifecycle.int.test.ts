import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type AppOptions, type HostProcess, startApp } from './start-app.ts';

const HOUR = 3_600_000;
const started: HostProcess[] = [];
const start = async (options: Partial<AppOptions> = {}) => {
  const host = await startApp({ files: ['lifecycle.cjs'], ...options });
  started.push(host);
  return host;
};
afterEach(async () => {
  await Promise.all(started.splice(0).map((host) => host.stop()));
});

const logged = (host: HostProcess, part: string) =>
  eventually(() => host.log().find(({ message }) => message.includes(part)));
const advance = (host: HostProcess, body: unknown) =>
  fetch(`${host.url}/local/clock`, { method: 'POST', body: JSON.stringify(body) });

describe('loading', () => {
  it('ES modules load too, in the order of main, each with its top-level awaits', async () => {
    const host = await start({ files: ['module-first.mjs', 'module-second.mjs'], main: 'module-{first,second}.mjs' });
    const bodies = await Promise.all(
      ['first', 'second'].map(async (name) => (await fetch(`${host.url}/${name}`)).text()),
    );
    expect(bodies).toEqual(['first', 'second']);
  });

  it('a .js file is an ES module where package.json says so', async () => {
    const host = await start({ files: ['module-by-type.js'], type: 'module' });
    expect(await (await fetch(`${host.url}/typed`)).text()).toBe('module-by-type.js');
  });

  it('the app sees the values of local.settings.json, but the environment wins', async () => {
    const host = await start({ settings: { FROM_FILE: 'file', FROM_BOTH: 'file' }, env: { FROM_BOTH: 'environment' } });
    expect(await (await fetch(`${host.url}/setting`)).json()).toEqual(['file', 'environment']);
  });

  it('host.json can name the only functions to run', async () => {
    const host = await start({ hostJson: { functions: ['NOW'], extensions: { http: { routePrefix: '' } } } });
    const statuses = await Promise.all(
      ['now', 'setting'].map(async (name) => (await fetch(`${host.url}/${name}`)).status),
    );
    expect(statuses).toEqual([200, 404]);
  });

  it('a registration after the start is refused', async () => {
    const host = await start();
    expect((await fetch(`${host.url}/registerLate`)).status).toBe(500);
    const line = await logged(host, 'A function can only be registered during app startup.');
    expect(line).toMatchObject({ level: 'error', category: 'Function.registerLate' });
  });
});

describe('SIGTERM', () => {
  it('refuses new requests, lets what runs end and exits with 0', async () => {
    const host = await start();
    const answer = fetch(`${host.url}/held`).then((response) => response.text(), String);
    await logged(host, 'begun');
    host.signal('SIGTERM');
    await logged(host, 'Stopping');
    await expect(fetch(`${host.url}/now`)).rejects.toThrow('fetch failed');
    host.signal('SIGUSR2');
    expect(await answer).toBe('done');
    expect(await host.exited).toBe(0);
    expect(host.log().at(-1)).not.toMatchObject({ level: 'warning' });
  });

  it('gives up what does not end, and says so', async () => {
    const host = await start();
    fetch(`${host.url}/stuck`).catch(() => undefined);
    await logged(host, 'begun');
    host.signal('SIGTERM');
    expect(await host.exited).toBe(0);
    expect(host.log().at(-1)).toMatchObject({ level: 'warning', message: 'What still runs is given up' });
  });
});

describe('what ends the process', () => {
  it.each([
    ['crash', 'nobody caught me'],
    ['reject', 'nobody awaited me'],
  ])('%s: an error that nobody caught', async (path, reason) => {
    const host = await start();
    await fetch(`${host.url}/${path}`).catch(() => undefined);
    expect(await host.exited).toBe(1);
    expect(host.stderr()).toContain(reason);
  });

  it('a function that runs longer than functionTimeout, after its caller got 500', async () => {
    const host = await start({ hostJson: { functionTimeout: '00:00:01', extensions: { http: { routePrefix: '' } } } });
    expect((await fetch(`${host.url}/stuck`)).status).toBe(500);
    expect(await host.exited).toBe(1);
    expect(host.stderr()).toContain('FUNCTION_TIMEOUT');
  });
});

describe('time travel', () => {
  /** Moves the clock; by how much it is between these two ahead then. */
  const ahead = async (host: HostProcess, by: string): Promise<{ now: number; least: number; most: number }> => {
    const before = Date.now();
    const { now } = (await (await advance(host, { advance: by })).json()) as { now: string };
    return { now: Date.parse(now), least: Date.parse(now) - Date.now(), most: Date.parse(now) - before };
  };

  it('moves the clock that the app sees, and answers with the new time', async () => {
    const host = await start();
    const { now, least, most } = await ahead(host, 'PT4H');
    expect(least).toBeLessThanOrEqual(4 * HOUR);
    expect(most).toBeGreaterThanOrEqual(4 * HOUR);
    const [first, second, epoch] = (await (await fetch(`${host.url}/now`)).json()) as number[];
    expect(first).toBeGreaterThanOrEqual(now);
    expect(second).toBeGreaterThanOrEqual(first ?? 0);
    expect(epoch).toBe(0);
  });

  it('adds up', async () => {
    const host = await start();
    await advance(host, { advance: 'P1W' });
    const { least, most } = await ahead(host, 'P1DT30M0.5S');
    expect(least).toBeLessThanOrEqual((8 * 24 + 0.5) * HOUR + 500);
    expect(most).toBeGreaterThanOrEqual((8 * 24 + 0.5) * HOUR + 500);
  });

  it('anything but an ISO 8601 duration from weeks to seconds answers 400, saying what is expected', async () => {
    const host = await start();
    const refused = ['4h', 'P1M', '-PT1H', 4, 'P9999999W', null].map((by) => ({ advance: by }));
    for (const body of [...refused, {}, null]) {
      const response = await advance(host, body);
      expect([body, response.status]).toEqual([body, 400]);
      const message = expect.stringContaining('expected {"advance": "PT4H"}');
      expect(await response.json()).toEqual({ error: { code: 'ADVANCE_INVALID', message } });
    }
  });
});
