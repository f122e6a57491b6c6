import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type HostProcess, startApp } from './start-app.ts';

interface Told {
  schedule: { adjustForDST: boolean };
  scheduleStatus: { last: string; next: string; lastUpdated: string } | null;
  isPastDue: boolean;
}

let host: HostProcess;
beforeAll(async () => {
  host = await startApp({
    files: ['timers.cjs'],
    settings: { EVERY: '*/1 * * * * *' },
    env: { 'AzureWebJobs.disabled.Disabled': '1' },
  });
});
afterAll(() => host.stop());

/** What a function was told in its runs, once there are `count` of them. */
const runsOf = (name: string, count: number): Promise<Told[]> =>
  eventually(async () => {
    const runs = ((await (await fetch(`${host.url}/runs`)).json()) as Record<string, Told[]>)[name] ?? [];
    return runs.length >= count ? runs : undefined;
  });

it.each([
  ['NCRONTAB, taken from a setting,', 'fromSetting'],
  ['a TimeSpan', 'byTimeSpan'],
])('a schedule of %s fires again and again', async (_title, name) => {
  expect((await runsOf(name, 2)).length).toBeGreaterThanOrEqual(2);
});

it('a TimeSpan of zero fires without end, and the host still answers', async () => {
  expect((await runsOf('atOnce', 100)).length).toBeGreaterThanOrEqual(100);
});

it('runOnStartup runs a function at once, and tells the next run', async () => {
  const [told, ...further] = await runsOf('atStart', 1);
  expect(told).toEqual({
    schedule: { adjustForDST: true },
    scheduleStatus: {
      last: '0001-01-01T00:00:00',
      next: expect.stringMatching(/^\d{4}-01-01T00:00:00/),
      lastUpdated: '0001-01-01T00:00:00',
    },
    isPastDue: false,
  });
  expect(further).toEqual([]);
});

it('there is no status without useMonitor, and none for a schedule that fires more than once a minute', async () => {
  expect((await runsOf('unmonitored', 1))[0]?.scheduleStatus).toBeNull();
  expect((await runsOf('fromSetting', 1))[0]?.scheduleStatus).toBeNull();
});

it('a disabled function never runs', async () => {
  await runsOf('fromSetting', 2);
  expect(await runsOf('disabled', 0)).toEqual([]);
});

it('many timers leave no warning', async () => {
  await runsOf('fromSetting', 1);
  expect(host.stderr()).toBe('');
});
