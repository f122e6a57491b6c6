import type { Calendar } from './calendar.ts';
import { DAY, type Instant, toRfc3339 } from './instant.ts';
import { resolveSpans, type Schedule, scheduleOf } from './schedule.ts';
import { SlaError } from './sla-error.ts';
import { byStart, mergeSpans, type Span, withoutSpans } from './span.ts';

/** How far the arithmetic walks, 50 years: room for ten years of eight hours a day, five days a week. */
const HORIZON_DAYS = 18_263;

/** And however many windows a day has, no more than these: a walk takes a tenth of a second at most. */
const HORIZON_WINDOWS = 100_000;

/** Fails with BEYOND_HORIZON once a walk from an instant is longer than any that is meant. */
export function checkHorizon(from: Instant, days: number, windows = 0): void {
  if (days > HORIZON_DAYS || windows > HORIZON_WINDOWS) {
    const walk = `${HORIZON_DAYS} days and ${HORIZON_WINDOWS} windows`;
    throw new SlaError('BEYOND_HORIZON', `Expected an end within ${walk} of ${toRfc3339(from)}`);
  }
}

/** A window of the second date before may still be open: it runs past midnight and clocks go back. */
const LOOK_BACK_DAYS = 2;

/**
 * The open time of a calendar less the pauses, from an instant to another, in order and disjoint. Spans that touch stay
 * apart, so that a calendar that never closes can be walked.
 * Fails with SlaError BEYOND_HORIZON (checkHorizon).
 */
export const openSpans = (
  calendar: Calendar,
  from: Instant,
  to: Instant = Number.POSITIVE_INFINITY,
  pauses: readonly Span[] = [],
): Iterable<Span> => openSpansWithout(calendar, cutsOf(calendar, pauses), from, to);

/** The same, for whoever walks in steps: `cuts` are breaks and pauses, as cutsOf puts them together. */
export function openSpansWithout(
  calendar: Calendar,
  cuts: readonly Span[],
  from: Instant,
  to: Instant,
): Iterable<Span> {
  const spans = windowSpans(scheduleOf(calendar), from, to);
  return cuts.length > 0 ? withoutSpans(spans, cuts) : spans;
}

/** All that is closed within open hours, merged. */
export function cutsOf(calendar: Calendar, pauses: readonly Span[]): readonly Span[] {
  const { breaks } = scheduleOf(calendar);
  return pauses.length > 0 ? mergeSpans([...breaks, ...pauses]) : breaks;
}

function* windowSpans(schedule: Schedule, from: Instant, to: Instant): Generator<Span> {
  const { zone } = schedule;
  const start = Math.floor((from + zone.offsetAt(from)) / DAY) - LOOK_BACK_DAYS;
  let date = Math.max(start, schedule.firstDate);
  let covered = from;
  let walked = 0;
  while (date <= schedule.lastDate && date * DAY < to + DAY) {
    checkHorizon(from, date - start, walked);
    let windows = resolveSpans(zone, date, schedule.windowsOn(date));
    date += 1;
    // Around a clock change a shifted opening may pass one of the next date, so these dates are put in order together.
    for (; zone.steadyOffset(date * DAY, date * DAY) === undefined; date += 1) {
      windows = [...windows, ...resolveSpans(zone, date, schedule.windowsOn(date))].sort(byStart);
    }
    walked += windows.length;
    for (const [open, close] of windows) {
      const span: Span = [Math.max(open, covered), Math.min(close, to)];
      if (span[1] > span[0]) yield span;
      covered = Math.max(covered, close);
    }
  }
}
