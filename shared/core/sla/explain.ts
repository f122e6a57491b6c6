import { businessSecondsBetween, type Pause } from './arithmetic.ts';
import type { Calendar } from './calendar.ts';
import { DAY, type Instant, MINUTE, SECOND, toRfc3339 } from './instant.ts';
import { openSpans } from './open-spans.ts';
import { type Schedule, scheduleOf } from './schedule.ts';
import { joinTouching, mergeSpans, type Span } from './span.ts';
import { dateText } from './wall-clock.ts';

/** A long list cut in the middle: all of it is in `first` while it is short. */
export interface Summary<T> {
  count: number;
  first: T[];
  last: T[];
}

/** From, to (RFC 3339) and the open seconds between them. */
export type ExplainedSpan = [from: string, to: string, seconds: number];

/** How the open time between two instants came about; plain data. */
export interface Explanation {
  timeZone: string;
  from: string;
  to: string;
  /** Open, unpaused seconds in all the windows. */
  seconds: number;
  /** Open, unpaused time, in order. */
  windows: Summary<ExplainedSpan>;
  /** Local dates on which no window opens, by reason; a holiday on a weekday that is closed anyway counts as weekly. */
  skipped: { holidays: Summary<string>; overrides: Summary<string>; weekly: number };
  /** Pauses within the time, merged; seconds are the open ones that they took. */
  pauses: Summary<ExplainedSpan> & { seconds: number };
  offsetChanges: Summary<{ at: string; before: string; after: string }>;
}

/** Explains the open time in [from, to); a reversed range is explained as empty. */
export function explain(calendar: Calendar, from: Instant, to: Instant, pauses: readonly Pause[] = []): Explanation {
  const schedule = scheduleOf(calendar);
  const end = Math.max(from, to);
  let seconds = 0;
  const counted = function* (): Generator<Span> {
    for (const window of joinTouching(openSpans(calendar, from, end, pauses))) {
      seconds += secondsOf(window);
      yield window;
    }
  };
  const windows = summary(counted(), (window) => explainedSpan(window, secondsOf(window)));
  const unpaused = pauses.length === 0 ? seconds : businessSecondsBetween(calendar, from, end);
  const within = clip(mergeSpans(pauses), from, end);
  return {
    timeZone: calendar.timeZone,
    from: toRfc3339(from),
    to: toRfc3339(end),
    seconds,
    windows,
    skipped: skippedDates(schedule, from, end),
    pauses: {
      ...summary(within, (pause) => explainedSpan(pause, businessSecondsBetween(calendar, ...pause))),
      seconds: unpaused - seconds,
    },
    offsetChanges: summary(schedule.zone.changesBetween(from, end), ({ at, before, after }) => ({
      at: toRfc3339(at),
      before: offsetText(before),
      after: offsetText(after),
    })),
  };
}

const SHORT = 10;

/** Only the items that are kept are rendered: there may be a million of them. */
function summary<Item, T>(items: Iterable<Item>, render: (item: Item) => T): Summary<T> {
  const first: Item[] = [];
  const last: Item[] = [];
  let count = 0;
  for (const item of items) {
    count += 1;
    if (first.length < SHORT) first.push(item);
    else last.push(item);
    if (last.length > SHORT / 2) last.shift();
  }
  if (count <= SHORT) return { count, first: first.map(render), last: [] };
  const end = [...first.splice(SHORT / 2), ...last].slice(-SHORT / 2);
  return { count, first: first.map(render), last: end.map(render) };
}

const secondsOf = ([from, to]: Span): number => (to - from) / SECOND;

const explainedSpan = ([from, to]: Span, seconds: number): ExplainedSpan => [toRfc3339(from), toRfc3339(to), seconds];

const clip = (spans: readonly Span[], from: Instant, to: Instant): Span[] =>
  spans.map((span): Span => [Math.max(span[0], from), Math.min(span[1], to)]).filter(([start, end]) => start < end);

function skippedDates(schedule: Schedule, from: Instant, to: Instant): Explanation['skipped'] {
  const dateOf = (instant: Instant): number => Math.floor((instant + schedule.zone.offsetAt(instant)) / DAY);
  const skipped = { weekly: 0, holiday: [] as number[], override: [] as number[] };
  const last = Math.max(dateOf(from), dateOf(to - 1));
  for (let date = dateOf(from); date <= last; date += 1) {
    const reason = schedule.closedBy(date);
    if (reason === 'weekly') skipped.weekly += 1;
    else if (reason) skipped[reason].push(date);
  }
  return {
    holidays: summary(skipped.holiday, dateText),
    overrides: summary(skipped.override, dateText),
    weekly: skipped.weekly,
  };
}

/** +HH:MM; seconds of historical offsets are dropped. */
export function offsetText(offset: number): string {
  const minutes = Math.floor(Math.abs(offset) / MINUTE);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
