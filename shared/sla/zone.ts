import { Temporal } from 'temporal-polyfill';
import { DAY, HOUR, type Instant } from './instant.ts';
import { remember } from './remember.ts';

/** Wall-clock time as the epoch milliseconds it would have if the zone were UTC. */
type Local = number;

export interface Zone {
  /** Milliseconds that local time is ahead of UTC at an instant. */
  offsetAt(instant: Instant): number;
  /** The instant of a local time: one that clocks skip moves forward by the gap, one that they repeat is the first. */
  resolve(local: Local): Instant;
  /** Whether no clock change is near a local time: the offset is the same for 18 hours before and after it. */
  isSteady(local: Local): boolean;
  /** The instants between two others at which the offset changes. */
  changesBetween(from: Instant, to: Instant): Instant[];
}

/** No zone has changed its offset and changed it back in so short a time (since 1965; the shortest is 7 days, in Gaza). */
const STEP = 4 * DAY;

/** More than any zone is ahead of or behind UTC. */
const NEAR = 18 * HOUR;

const zones = new Map<string, Zone>();

/** Offsets of an IANA zone, sampled once and kept, since asking the time zone data is slow. */
export const zoneOf = (timeZone: string): Zone => remember(zones, timeZone.toLowerCase(), () => createZone(timeZone));

/** Whether the name is one of the IANA time zones (no fixed offset such as +02:00). */
export const isTimeZone = (name: string): boolean => {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
};

/**
 * The instant of a wall-clock time such as 2026-03-29T02:30:00 in an IANA zone, by the rule of {@link Zone.resolve}.
 * @throws RangeError when the text is no local date and time or the zone is unknown
 */
export const resolveLocal = (local: string, timeZone: string): Instant =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;

const createZone = (timeZone: string): Zone => {
  const samples = new Map<number, number>();

  const exactOffset = (instant: Instant): number =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6;

  const sample = (step: number): number => remember(samples, step, () => exactOffset(step * STEP));

  const steadyOffset = (from: Instant, to: Instant): number | undefined => {
    const first = Math.floor(from / STEP);
    const last = Math.ceil(to / STEP);
    const offset = sample(first);
    for (let step = first + 1; step <= last; step += 1) if (sample(step) !== offset) return undefined;
    return offset;
  };

  const changeAfter = (instant: Instant): Instant =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).getTimeZoneTransition('next')
      ?.epochMilliseconds ?? Number.NaN;

  const around = (local: Local): number | undefined => steadyOffset(local - NEAR, local + NEAR);

  return {
    offsetAt: (instant) => steadyOffset(instant, instant) ?? exactOffset(instant),
    resolve: (local) => {
      const offset = around(local);
      return offset === undefined ? resolveLocal(new Date(local).toISOString().slice(0, -1), timeZone) : local - offset;
    },
    isSteady: (local) => around(local) !== undefined,
    changesBetween: (from, to) => {
      const changes: Instant[] = [];
      for (let step = Math.floor(from / STEP); step * STEP < to; step += 1) {
        if (sample(step) === sample(step + 1)) continue;
        const at = changeAfter(step * STEP);
        if (at > from && at < to) changes.push(at);
      }
      return changes;
    },
  };
};
