import { parseNcrontab } from './ncrontab.ts';
import { parseTimeSpan } from './timespan.ts';

/** When a function runs. Instants are milliseconds since the epoch. */
export interface Schedule {
  /** The first instant strictly after `instant`, undefined when there is none. */
  next(instant: number): number | undefined;
}

/** Reads a timer's schedule: a TimeSpan is an interval, anything else NCRONTAB. @throws Error naming what is wrong */
export const parseSchedule = (expression: string): Schedule => {
  const interval = parseTimeSpan(expression);
  return interval === undefined ? parseNcrontab(expression) : { next: (instant) => instant + interval };
};

/** Azure keeps no run status for schedules that fire more often than this. */
export const firesAtMostOnceAMinute = (schedule: Schedule, now: number): boolean => {
  const first = schedule.next(now);
  const second = first === undefined ? undefined : schedule.next(first);
  return first === undefined || second === undefined || second - first >= 60_000;
};
