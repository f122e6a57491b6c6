import type { Calendar } from './calendar.ts';
import { DAY, type Instant, SECOND, toRfc3339 } from './instant.ts';
import { checkHorizon, cutsOf, openSpans, openSpansWithout } from './open-spans.ts';
import { scheduleOf } from './schedule.ts';
import { SlaError } from './sla-error.ts';
import { mergeSpans, type Span } from './span.ts';

/** A time in which the clock stands; pauses may overlap and are counted once. */
export type Pause = [from: Instant, to: Instant];

/**
 * The instant at which so many seconds of open, unpaused time have passed since start. A budget that runs out at a
 * close yields that close; no budget at all yields start when open, else the next opening.
 * Fails with SlaError CALENDAR_NEVER_OPENS, BEYOND_HORIZON.
 */
export function addBusinessTime(
  calendar: Calendar,
  start: Instant,
  seconds: number,
  pauses: readonly Pause[] = [],
): Instant {
  let left = Math.round(seconds * SECOND);
  for (const [from, to] of openSpans(calendar, start, Number.POSITIVE_INFINITY, pauses)) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  throw neverOpens('after', start);
}

const STRIDE = 28 * DAY;

/**
 * The instant since which so many seconds of open, unpaused time have passed at start. A budget that runs out at an
 * opening yields that opening; no budget at all yields start when open, else the close before it.
 * Fails with SlaError CALENDAR_NEVER_OPENS, BEYOND_HORIZON.
 */
export function subtractBusinessTime(
  calendar: Calendar,
  start: Instant,
  seconds: number,
  pauses: readonly Pause[] = [],
): Instant {
  let left = Math.round(seconds * SECOND);
  if (left === 0 && first(openSpans(calendar, start, start + 1, pauses))) return start;
  const { firstDate } = scheduleOf(calendar);
  const cuts = cutsOf(calendar, pauses);
  let walked = 0;
  for (let to = start; to > (firstDate - 1) * DAY; to -= STRIDE) {
    checkHorizon(start, (start - to) / DAY, walked);
    const spans = [...openSpansWithout(calendar, cuts, to - STRIDE, to)];
    walked += spans.length;
    for (const [from, end] of spans.reverse()) {
      if (left <= end - from) return end - left;
      left -= end - from;
    }
  }
  throw neverOpens('before', start);
}

/** Seconds of open, unpaused time in [from, to); 0 when to isn't after from. */
export function businessSecondsBetween(
  calendar: Calendar,
  from: Instant,
  to: Instant,
  pauses: readonly Pause[] = [],
): number {
  let open = 0;
  for (const [start, end] of openSpans(calendar, from, to, pauses)) open += end - start;
  return open / SECOND;
}

/** Open at the opening instant, closed at the closing one. */
export const isOpen = (calendar: Calendar, at: Instant): boolean =>
  first(openSpans(calendar, at, at + 1)) !== undefined;

/**
 * The instant itself when open, else the next opening.
 * Fails with SlaError CALENDAR_NEVER_OPENS, BEYOND_HORIZON.
 */
export const nextOpenOrSelf = (calendar: Calendar, at: Instant): Instant => addBusinessTime(calendar, at, 0);

/**
 * The next opening strictly after an instant.
 * Fails with SlaError CALENDAR_NEVER_OPENS; BEYOND_HORIZON, also when the calendar never closes.
 */
export function nextOpen(calendar: Calendar, at: Instant): Instant {
  let closed = at;
  for (const [from, to] of openSpans(calendar, at)) {
    if (from > closed) return from;
    closed = to;
  }
  throw neverOpens('after', at);
}

/**
 * The next close strictly after an instant.
 * Fails with SlaError CALENDAR_NEVER_OPENS; BEYOND_HORIZON, also when the calendar never closes.
 */
export function nextClose(calendar: Calendar, at: Instant): Instant {
  let close: Instant | undefined;
  for (const [from, to] of openSpans(calendar, at)) {
    if (close !== undefined && from > close) return close;
    close = to;
  }
  if (close !== undefined) return close;
  throw neverOpens('after', at);
}

/** The open time in [from, to), clipped to it; what touches is one interval. */
export const openWindows = (calendar: Calendar, from: Instant, to: Instant): Span[] =>
  mergeSpans([...openSpans(calendar, from, to)]);

function first(spans: Iterable<Span>): Span | undefined {
  for (const span of spans) return span;
  return undefined;
}

const neverOpens = (direction: 'after' | 'before', at: Instant): SlaError =>
  new SlaError('CALENDAR_NEVER_OPENS', `Expected more open time ${direction} ${toRfc3339(at)}, found none`);
