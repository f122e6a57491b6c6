import { parseNcrontab } from './ncrontab.ts';
import { parseTimeSpan } from './timespan.ts';

/** When a function runs. Instants are milliseconds since the epoch. */
export interface Schedule {
  /** The first instant after `instant`, undefined when there is none. A TimeSpan of zero or less is due at once. */
  next(instant: number): number | undefined;
  /** Whether it fires more than once each minute: Azure keeps no run status then. */
  frequent: boolean;
}

/** Reads a timer's schedule: a TimeSpan is an interval, anything else NCRONTAB. Fails with Error naming what is wrong. */
export function parseSchedule(expression: string): Schedule {
  const interval = parseTimeSpan(expression);
  if (interval === undefined) return parseNcrontab(expression);
  return { next: (instant) => instant + interval, frequent: interval < 60_000 };
}
