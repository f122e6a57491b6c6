import { describe, expect, it } from '@jest/globals';
import type { FunctionOf } from '../app-function.ts';
import { parseSchedule } from '../schedule.ts';
import { createTimers } from '../timers.ts';

const START = Date.parse('2026-01-01T00:00:00Z');
const SECOND = 1000;

interface Options {
  schedule: string;
  /** How long each run takes. */
  takes?: number;
  runOnStartup?: boolean;
  monitored?: boolean;
  disabled?: boolean;
  fails?: boolean;
  /** How much the process's clock is moved forward while the first run goes on. */
  travels?: number;
}

/** The first runs of a timer, in seconds after the start, and what the function was told. */
const runsOf = async (options: Options, count: number) => {
  const { schedule, takes = 0, runOnStartup = false, monitored = true, disabled = false, fails, travels = 0 } = options;
  let now = START;
  let running = 0;
  const runs: { at: number; running: number; timer: unknown }[] = [];
  const wait = async (ms: number, signal: AbortSignal) => {
    signal.throwIfAborted();
    now += ms;
  };
  const trigger = { kind: 'timer', schedule: parseSchedule(schedule), runOnStartup, monitored } as const;
  const fn = { name: 't', trigger, disabled } as FunctionOf<'timer'>;
  await new Promise<void>((resolve) => {
    const timers = createTimers(
      [fn],
      async (_fn, { data }) => {
        running += 1;
        runs.push({ at: (now - START) / SECOND, running, timer: JSON.parse(data.json ?? '') });
        if (runs.length === 1) now += travels;
        await wait(takes, new AbortController().signal);
        running -= 1;
        if (runs.length === count) {
          timers.stop();
          resolve();
        }
        if (fails) throw new Error('as asked');
        return {};
      },
      { now: () => now, wait },
    );
    timers.start();
    if (disabled) setImmediate(resolve);
  });
  return runs;
};
const startsOf = async (options: Options, count = 4) => (await runsOf(options, count)).map(({ at }) => at);

describe('a timer runs', () => {
  it('at the instants of its schedule', async () => {
    expect(await startsOf({ schedule: '*/3 * * * * *', takes: SECOND })).toEqual([3, 6, 9, 12]);
  });

  it('at once when the last run took longer than the interval, what was missed counting once', async () => {
    expect(await startsOf({ schedule: '*/3 * * * * *', takes: 4 * SECOND })).toEqual([3, 7.001, 11.002, 15.003]);
    expect(await startsOf({ schedule: '*/3 * * * * *', takes: 10 * SECOND })).toEqual([3, 13.001, 23.002, 33.003]);
  });

  it('at an interval that counts from start to start', async () => {
    expect(await startsOf({ schedule: '00:00:05', takes: 2 * SECOND })).toEqual([5, 10, 15, 20]);
    expect(await startsOf({ schedule: '00:00:05', takes: 7 * SECOND })).toEqual([5, 12.001, 19.002, 26.003]);
  });

  it.each(['00:00:00', '-00:05:00'])(
    'without end, but never without a pause, at an interval of %s',
    async (schedule) => {
      expect(await startsOf({ schedule })).toEqual([0.001, 0.002, 0.003, 0.004]);
    },
  );

  it('never beside itself', async () => {
    const runs = await runsOf({ schedule: '* * * * * *', takes: 1.5 * SECOND }, 4);
    expect(runs.map(({ running }) => running)).toEqual([1, 1, 1, 1]);
  });

  it('at the start where it says so, then by its schedule', async () => {
    expect(await startsOf({ schedule: '*/3 * * * * *', runOnStartup: true })).toEqual([0, 3, 6, 9]);
    expect(await startsOf({ schedule: '00:00:05', runOnStartup: true, takes: SECOND })).toEqual([0, 5, 10, 15]);
  });

  it('on by its schedule when its function throws', async () => {
    expect(await startsOf({ schedule: '*/3 * * * * *', fails: true })).toEqual([3, 6, 9, 12]);
  });

  it('once for what a moved clock passes over', async () => {
    expect(await startsOf({ schedule: '*/3 * * * * *', travels: 3600 * SECOND })).toEqual([3, 3603.001, 3606, 3609]);
  });

  it('not at all when it is disabled', async () => {
    expect(await startsOf({ schedule: '* * * * * *', runOnStartup: true, disabled: true })).toEqual([]);
  });
});

describe('a timer is told', () => {
  it('when it ran last and was to run next', async () => {
    const runs = await runsOf({ schedule: '*/3 * * * * *', runOnStartup: true, takes: SECOND }, 3);
    expect(runs.map(({ timer }) => (timer as { ScheduleStatus: unknown }).ScheduleStatus)).toEqual([
      {
        Last: '0001-01-01T00:00:00',
        Next: '2026-01-01T00:00:03.000+00:00',
        LastUpdated: '0001-01-01T00:00:00',
      },
      {
        Last: '2026-01-01T00:00:00.000+00:00',
        Next: '2026-01-01T00:00:03.000+00:00',
        LastUpdated: '2026-01-01T00:00:00.000+00:00',
      },
      {
        Last: '2026-01-01T00:00:03.000+00:00',
        Next: '2026-01-01T00:00:06.000+00:00',
        LastUpdated: '2026-01-01T00:00:03.000+00:00',
      },
    ]);
  });

  it('the end of all days where it never runs again', async () => {
    const [run] = await runsOf({ schedule: '0 0 0 30 2 *', runOnStartup: true }, 1);
    expect(run?.timer).toMatchObject({ ScheduleStatus: { Next: '9999-12-31T23:59:59.9999999' } });
  });

  it('nothing of that without a monitor', async () => {
    const [run] = await runsOf({ schedule: '*/3 * * * * *', monitored: false }, 1);
    expect(run?.timer).toEqual({ Schedule: { AdjustForDST: true }, ScheduleStatus: null, IsPastDue: false });
  });
});
