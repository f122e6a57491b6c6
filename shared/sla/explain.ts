import type { Pause } from './arithmetic.ts';
import type { Calendar } from './calendar.ts';
import { DAY, type Instant, MINUTE, SECOND, toRfc3339 } from './instant.ts';
import { openSpans } from './open-spans.ts';
import { type Schedule, scheduleOf } from './schedule.ts';
import { mergeSpans, type Span } from './span.ts';
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
  pauses: Summary<ExplainedSpan>;
  offsetChanges: Summary<{ at: string; before: string; after: string }>;
}

/** Explains the open time in [from, to); a reversed range is explained as empty. */
export const explain = (calendar: Calendar, from: Instant, to: Instant, pauses: readonly Pause[] = []): Explanation => {
  const schedule = scheduleOf(calendar);
  const end = Math.max(from, to);
  const windows = mergeSpans([...openSpans(calendar, from, end, pauses)]);
  return {
    timeZone: calendar.timeZone,
    from: toRfc3339(from),
    to: toRfc3339(end),
    seconds: secondsOf(windows),
    windows: summary(windows.map((span) => explainedSpan(span, [span]))),
    skipped: skippedDates(schedule, from, end),
    pauses: summary(
      clip(mergeSpans(pauses), from, end).map((pause) => explainedSpan(pause, [...openSpans(calendar, ...pause)])),
    ),
    offsetChanges: summary(offsetChanges(schedule, from, end)),
  };
};

const SHORT = 10;

const summary = <T>(items: readonly T[]): Summary<T> =>
  items.length <= SHORT
    ? { count: items.length, first: [...items], last: [] }
    : { count: items.length, first: items.slice(0, SHORT / 2), last: items.slice(-SHORT / 2) };

const secondsOf = (spans: readonly Span[]): number => spans.reduce((sum, [from, to]) => sum + to - from, 0) / SECOND;

const explainedSpan = ([from, to]: Span, open: readonly Span[]): ExplainedSpan => [
  toRfc3339(from),
  toRfc3339(to),
  secondsOf(open),
];

const clip = (spans: readonly Span[], from: Instant, to: Instant): Span[] =>
  spans.map((span): Span => [Math.max(span[0], from), Math.min(span[1], to)]).filter(([start, end]) => start < end);

const skippedDates = (schedule: Schedule, from: Instant, to: Instant): Explanation['skipped'] => {
  const dateOf = (instant: Instant): number => Math.floor((instant + schedule.zone.offsetAt(instant)) / DAY);
  const skipped = { weekly: 0, holiday: [] as string[], override: [] as string[] };
  const last = Math.max(dateOf(from), dateOf(to - 1));
  for (let date = dateOf(from); date <= last; date += 1) {
    const reason = schedule.closedBy(date);
    if (reason === 'weekly') skipped.weekly += 1;
    else if (reason) skipped[reason].push(dateText(date));
  }
  return { holidays: summary(skipped.holiday), overrides: summary(skipped.override), weekly: skipped.weekly };
};

const offsetChanges = (
  { zone }: Schedule,
  from: Instant,
  to: Instant,
): { at: string; before: string; after: string }[] =>
  zone.changesBetween(from, to).map(({ at, before, after }) => ({
    at: toRfc3339(at),
    before: offsetText(before),
    after: offsetText(after),
  }));

/** +HH:MM; seconds of historical offsets are dropped. */
export const offsetText = (offset: number): string => {
  const minutes = Math.floor(Math.abs(offset) / MINUTE);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};
