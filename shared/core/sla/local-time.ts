import { Temporal } from 'temporal-polyfill';
import { offsetText } from './explain.ts';
import { type Instant, SECOND, toRfc3339 } from './instant.ts';
import { zoneOf } from './zone.ts';

/**
 * The instant of a wall-clock time such as 2026-03-29T02:30:00 in an IANA zone, by the rule of Zone.resolve.
 * Fails with RangeError when the text is no local date and time or the zone is unknown.
 */
export const resolveLocal = (local: string, timeZone: string): Instant =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;

/** How a wall-clock time was understood; plain data. */
export interface ExplainedLocal {
  timeZone: string;
  /** As it was asked for. */
  local: string;
  /** As it was understood, RFC 3339. */
  at: string;
  offset: string;
  /** A skipped time moved forward by the gap, of a repeated one the first was taken. */
  clocks: 'usual' | 'skipped' | 'repeated';
  /** Seconds that the time was moved forward, or between its two occurrences. */
  seconds: number;
}

/** Explains the instant that resolveLocal found. */
export function explainLocal(local: string, timeZone: string, at: Instant): ExplainedLocal {
  const plain = Temporal.PlainDateTime.from(local);
  const later = plain.toZonedDateTime(timeZone, { disambiguation: 'later' }).epochMilliseconds;
  const earlier = plain.toZonedDateTime(timeZone, { disambiguation: 'earlier' }).epochMilliseconds;
  const clocks = later === earlier ? 'usual' : at === earlier ? 'repeated' : 'skipped';
  return {
    timeZone,
    local,
    at: toRfc3339(at),
    offset: offsetText(zoneOf(timeZone).offsetAt(at)),
    clocks,
    seconds: (later - earlier) / SECOND,
  };
}
