import { Temporal } from 'temporal-polyfill';
import { remember } from '../../remember.ts';
import { DAY, HOUR, type Instant } from './instant.ts';

/** Wall-clock time as the epoch milliseconds it would have if the zone were UTC. */
type Local = number;

/** A clock change; offsets are the milliseconds that local time is ahead of UTC. */
interface Change {
  at: Instant;
  before: number;
  after: number;
}

/** A stretch of time: the offset at its start and what changes in it. */
interface Era {
  offset: number;
  changes: readonly Change[];
}

export interface Zone {
  offsetAt(instant: Instant): number;
  /** The instant of a local time: one that clocks skip moves forward by the gap, one that they repeat is the first. */
  resolve(local: Local): Instant;
  /** The offset of all local times between two when no clock change is near them; undefined when one is. */
  steadyOffset(from: Local, to: Local): number | undefined;
  /** The clock changes between two instants, in order. */
  changesBetween(from: Instant, to: Instant): Change[];
}

/** Clock changes of a zone are further apart than this (since 1965; the closest are 7 days, in Gaza). */
const STEP = 4 * DAY;

/** What is found out at once, and kept: an offset and a few changes, however long the time. */
const ERA = 128 * STEP;

/** More than any zone is ahead of or behind UTC. */
const NEAR = 18 * HOUR;

const zones = new Map<string, Zone>();

/** An IANA zone. Its offsets are asked once and kept, since asking the time zone data is slow. */
export const zoneOf = (timeZone: string): Zone => remember(zones, timeZone.toLowerCase(), () => createZone(timeZone));

/**
 * Whether the name is one of the IANA time zones, and one that the arithmetic knows: abbreviations such as IST, which
 * mean several, are none to it. Neither are fixed offsets such as +02:00.
 */
export const isTimeZone = (name: string): boolean => zoneName(name) !== null;

/** A zone's name in the case that it is known by, null for what is no zone. */
export function zoneName(name: string): string | null {
  if (!/^[A-Za-z][\w+/-]*$/.test(name)) return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return null;
  }
}

function createZone(timeZone: string): Zone {
  const zoned = (instant: Instant): Temporal.ZonedDateTime =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);

  const offsetOf = (instant: Instant): number => zoned(instant).offsetNanoseconds / 1e6;
  const readEra = (start: Instant): Era => {
    const changes: Change[] = [];
    const offset = offsetOf(start);
    let before = offset;
    for (let from = start; from < start + ERA; from += STEP) {
      const after = offsetOf(from + STEP);
      if (after === before) continue;
      const at = zoned(from).getTimeZoneTransition('next')?.epochMilliseconds ?? from + STEP;
      changes.push({ at, before, after });
      before = after;
    }
    return { offset, changes };
  };
  const eras = new Map<number, Era>();
  const era = (number: number): Era => remember(eras, number, () => readEra(number * ERA));

  const changesBetween = (from: Instant, to: Instant): Change[] => {
    const found: Change[] = [];
    for (let number = Math.floor(from / ERA); number * ERA < to; number += 1) {
      for (const change of era(number).changes) if (change.at > from && change.at < to) found.push(change);
    }
    return found;
  };

  const changeNear = (from: Local, to: Local = from): Change | undefined => {
    for (let number = Math.floor((from - NEAR) / ERA); number * ERA < to + NEAR; number += 1) {
      for (const change of era(number).changes) if (change.at > from - NEAR && change.at < to + NEAR) return change;
    }
    return undefined;
  };

  const offsetAt = (instant: Instant): number => {
    const { offset, changes } = era(Math.floor(instant / ERA));
    return changes.findLast(({ at }) => at <= instant)?.after ?? offset;
  };

  return {
    offsetAt,
    resolve: (local) => {
      const change = changeNear(local);
      if (!change) return local - offsetAt(local);
      const [old, fresh] = [local - change.before, local - change.after];
      // Skipped is a time that the old offset puts after the change and the new one before it: the old one shifts it.
      return old < change.at || fresh < change.at ? old : fresh;
    },
    steadyOffset: (from, to) => (changeNear(from, to) ? undefined : offsetAt(from)),
    changesBetween,
  };
}
