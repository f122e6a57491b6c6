import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type HostProcess, startApp } from './start-app.ts';

interface Run {
  at: number;
  timer?: { scheduleStatus: { last: string; next: string; lastUpdated: string } | null; isPastDue: boolean };
  running?: number;
  retry?: { retryCount: number; maxRetryCount: number; exception?: { message: string } } | null;
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

/** The runs of a function once there are `count` of them. */
const runsOf = (name: string, count: number): Promise<Run[]> =>
  eventually(async () => {
    const runs = ((await (await fetch(`${host.url}/runs`)).json()) as Record<string, Run[]>)[name] ?? [];
    return runs.length >= count ? runs : undefined;
  });

it('a schedule of NCRONTAB, taken from a setting, fires at its seconds', async () => {
  const runs = await runsOf('fromSetting', 5);
  // A busy machine may delay most of them.
  expect(Math.min(...runs.map(({ at }) => at % 1000))).toBeLessThan(250);
});

it('a schedule that is a TimeSpan fires at that interval', async () => {
  const [first, second] = await runsOf('byTimeSpan', 2);
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
});

it('runOnStartup runs a function at once', async () => {
  expect((await runsOf('atStart', 1)).length).toBe(1);
});

it('the status of a monitored schedule tells the next run', async () => {
  const [run] = await runsOf('atStart', 1);
  expect(run?.timer?.scheduleStatus?.next).toMatch(/^\d{4}-01-01T00:00:00/);
  expect(run?.timer?.isPastDue).toBe(false);
});

it('there is no status without useMonitor, and none for a schedule that fires more than once a minute', async () => {
  expect((await runsOf('unmonitored', 1))[0]?.timer?.scheduleStatus).toBeNull();
  expect((await runsOf('fromSetting', 1))[0]?.timer?.scheduleStatus).toBeNull();
});

it('a run that takes longer than the interval is not overlapped by the next', async () => {
  const runs = await runsOf('slow', 2);
  expect(runs.map(({ running }) => running)).toEqual(runs.map(() => 1));
});

it('a function that throws goes on by its schedule', async () => {
  expect((await runsOf('throwing', 2)).length).toBeGreaterThanOrEqual(2);
});

it('a retry policy runs it again, telling the count and the failure', async () => {
  const runs = await runsOf('retried', 3);
  expect(runs.map(({ retry }) => retry?.retryCount ?? 0)).toEqual([0, 1, 2]);
  expect(runs[2]?.retry).toMatchObject({ maxRetryCount: 2, exception: { message: 'as asked' } });
});

it('a disabled function never runs', async () => {
  await runsOf('fromSetting', 2);
  await expect(runsOf('disabled', 0)).resolves.toEqual([]);
});
