import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { FunctionOf } from './app-function.ts';
import { CALL_REASON } from './http-call.ts';
import type { Invoke } from './invoke.ts';

/** The timers of an app. */
export interface Timers {
  start(): void;
  /** Plans no further run; runs under way go on. */
  stop(): void;
  /** Runs a timer function at once, beside its schedule. */
  runNow(fn: FunctionOf<'timer'>): Promise<void>;
}

/** The present, and waiting for it to pass: two clocks, so that moving the first leaves the pace of the timers alone. */
export interface Pace {
  now(): number;
  /** Rejects when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

interface RunStatus {
  last: number | undefined;
  next: number | undefined;
}

const MAX_DELAY_MS = 2 ** 31 - 1;
// Due or overdue is at once, but never before the host has answered whoever else waits.
const MIN_WAIT_MS = 1;
const NEVER_YET = '0001-01-01T00:00:00';
const NEVER_AGAIN = '9999-12-31T23:59:59.9999999';

const toText = (instant: number) => new Date(instant).toISOString().replace('Z', '+00:00');

const realPace: Pace = {
  now: () => Date.now(),
  wait: async (ms, signal) => {
    const end = performance.now() + ms;
    for (let left = ms; left > 0; left = end - performance.now()) {
      await delay(Math.min(left, MAX_DELAY_MS), undefined, { signal });
    }
  },
};

/**
 * Runs timer functions as the Functions host does, one run of each after another: the next one is planned from the start
 * of the last, so that it begins at once when the last took longer.
 */
export function createTimers(
  functions: readonly FunctionOf<'timer'>[],
  invoke: Invoke,
  { now, wait }: Pace = realPace,
): Timers {
  const stopping = new AbortController();
  // Each timer waits with it.
  setMaxListeners(0, stopping.signal);
  const statuses = new Map<string, RunStatus>();

  const statusOf = (fn: FunctionOf<'timer'>): RunStatus =>
    statuses.get(fn.name) ?? { last: undefined, next: fn.trigger.schedule.next(now()) };

  const run = async (fn: FunctionOf<'timer'>, reason: string): Promise<void> => {
    const { last, next } = statusOf(fn);
    const lastText = last === undefined ? NEVER_YET : toText(last);
    const timer = {
      Schedule: { AdjustForDST: true },
      ScheduleStatus: fn.trigger.monitored
        ? { Last: lastText, Next: next === undefined ? NEVER_AGAIN : toText(next), LastUpdated: lastText }
        : null,
      IsPastDue: false,
    };
    // The invoker has logged the failure, and a failure never stops a schedule.
    await invoke(fn, { data: { json: JSON.stringify(timer) }, reason }).catch(() => undefined);
  };

  const keepRunning = async (fn: FunctionOf<'timer'>): Promise<void> => {
    const { schedule, runOnStartup } = fn.trigger;
    const fire = async (reason: string, due = Number.NEGATIVE_INFINITY) => {
      // A timer may fire a little early; what counts then is when the run was due.
      const last = Math.max(now(), due);
      await run(fn, reason);
      statuses.set(fn.name, { last, next: schedule.next(last) });
    };
    statuses.set(fn.name, statusOf(fn));
    if (runOnStartup) await fire('Timer fired at startup');
    for (let { next } = statusOf(fn); next !== undefined; { next } = statusOf(fn)) {
      await wait(Math.max(next - now(), MIN_WAIT_MS), stopping.signal);
      await fire(`Timer fired at ${toText(now())}`, next);
    }
  };

  return {
    start: () => {
      for (const fn of functions.filter(({ disabled }) => !disabled)) {
        // Only the stop ends the loop early.
        keepRunning(fn).catch(() => undefined);
      }
    },
    stop: () => stopping.abort(),
    runNow: (fn) => run(fn, CALL_REASON),
  };
}
