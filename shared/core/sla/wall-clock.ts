import { WEEKDAYS, type Weekday, type Window } from './calendar.ts';
import { DAY, HOUR, MINUTE, SECOND } from './instant.ts';
import type { Span } from './span.ts';

const TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?|24:00(?::00)?)$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Milliseconds since midnight of 'HH:MM', 'HH:MM:SS' or '24:00'; undefined for anything else. */
export function parseTime(text: string): number | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [, hours = '24', minutes = '0', seconds = '0'] = match;
  return Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND;
}

/** A local date as days since 1970-01-01; undefined unless it is written YYYY-MM-DD and exists. */
export function parseDate(text: string): number | undefined {
  if (!DATE.test(text)) return undefined;
  const day = Date.parse(`${text}T00:00:00Z`) / DAY;
  // Date.parse takes 2026-02-30 for the second of March.
  return Number.isNaN(day) || dateText(day) !== text ? undefined : day;
}

/** YYYY-MM-DD of a local date given as days since 1970-01-01. */
export const dateText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** A date as days since 1970-01-01. */
export const dateOf = (text: string): number => parseDate(text) ?? fail('a date YYYY-MM-DD', text);

/** The weekday of a date given as days since 1970-01-01, which was a Thursday. */
export const weekdayOf = (date: number): Weekday => WEEKDAYS[(((date + 3) % 7) + 7) % 7] as Weekday;

/** Milliseconds since midnight; the text alone tells that a window runs past midnight, before zones are resolved. */
export function wallClockSpan([open, close]: Window): Span {
  const from = timeOf(open);
  const to = timeOf(close);
  return [from, to > from ? to : to + DAY];
}

const timeOf = (text: string): number => parseTime(text) ?? fail('a time HH:MM', text);

function fail(expected: string, found: string): never {
  throw new RangeError(`Expected ${expected}, found '${found}'`);
}
