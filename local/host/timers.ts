import { setTimeout as delay } from 'node:timers/promises';
import type { FunctionOf } from './app-function.ts';
import { CALL_REASON } from './http-call.ts';
import type { Invoke } from './invoke.ts';
import { withRetries } from './retry.ts';

/** The timers of an app; instants are those of the process's clock, waiting times real ones. */
export interface Timers {
  start(): void;
  /** Plans no further run; runs under way go on. */
  stop(): void;
  /** Runs a timer function at once, beside its schedule. */
  runNow(fn: FunctionOf<'timer'>): Promise<void>;
}

interface RunStatus {
  last: number | undefined;
  next: number | undefined;
}

const MAX_DELAY_MS = 2 ** 31 - 1;
const NEVER = '0001-01-01T00:00:00';

const toText = (instant: number | undefined) =>
  instant === undefined ? NEVER : new Date(instant).toISOString().replace('Z', '+00:00');

/** Waits by the monotonic clock, so that moving the process's clock leaves the pace of the timers alone. */
const wait = async (ms: number, signal: AbortSignal): Promise<void> => {
  const end = performance.now() + ms;
  for (let left = ms; left > 0; left = end - performance.now()) {
    await delay(Math.min(left, MAX_DELAY_MS), undefined, { signal });
  }
};

export const createTimers = (functions: readonly FunctionOf<'timer'>[], invoke: Invoke): Timers => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const statuses = new Map<string, RunStatus>();

  const run = (fn: FunctionOf<'timer'>, reason: string): Promise<void> => {
    const status = statuses.get(fn.name) ?? { last: undefined, next: fn.trigger.schedule.next(Date.now()) };
    const timer = {
      Schedule: { AdjustForDST: true },
      ScheduleStatus: fn.trigger.monitored
        ? { Last: toText(status.last), Next: toText(status.next), LastUpdated: toText(status.last) }
        : null,
      IsPastDue: false,
    };
    const attempt = (retry: Parameters<Invoke>[1]['retry']) =>
      invoke(fn, { data: { json: JSON.stringify(timer) }, retry, reason });
    // The invoker has logged the failure, and a failure never stops a schedule.
    return withRetries(fn.metadata.retryOptions, attempt, signal).catch(() => undefined);
  };

  /** One run after another: the next one is planned when the last has ended, so none overlaps. */
  const keepRunning = async (fn: FunctionOf<'timer'>): Promise<void> => {
    const { schedule, runOnStartup } = fn.trigger;
    let last: number | undefined;
    if (runOnStartup) await run(fn, 'Timer fired at startup');
    for (let next = schedule.next(Date.now()); next !== undefined; next = schedule.next(Math.max(Date.now(), next))) {
      statuses.set(fn.name, { last, next });
      await wait(next - Date.now(), signal);
      await run(fn, `Timer fired at ${toText(Date.now())}`);
      last = next;
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
};
