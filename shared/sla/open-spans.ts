import type { Calendar } from './calendar.ts';
import { DAY, type Instant, toRfc3339 } from './instant.ts';
import { resolveSpans, type Schedule, scheduleOf } from './schedule.ts';
import { SlaError } from './sla-error.ts';
import { byStart, mergeSpans, type Span, withoutSpans } from './span.ts';

/** How far the arithmetic walks; further than any support contract, and still a matter of milliseconds. */
export const HORIZON_DAYS = 36_525;

/** A window of the second date before may still be open: it runs past midnight and clocks go back. */
const LOOK_BACK_DAYS = 2;

/**
 * The open time of a calendar less the pauses, from an instant to another, in order and disjoint. Spans that touch stay
 * apart, so that a calendar that never closes can be walked.
 * @throws SlaError BEYOND_HORIZON when the walk is longer than HORIZON_DAYS
 */
export const openSpans = (
  calendar: Calendar,
  from: Instant,
  to: Instant = Number.POSITIVE_INFINITY,
  pauses: readonly Span[] = [],
): Iterable<Span> => {
  const schedule = scheduleOf(calendar);
  const spans = windowSpans(schedule, from, to);
  const cuts = pauses.length > 0 ? mergeSpans([...schedule.breaks, ...pauses]) : schedule.breaks;
  return cuts.length > 0 ? withoutSpans(spans, cuts) : spans;
};

function* windowSpans(schedule: Schedule, from: Instant, to: Instant): Generator<Span> {
  const { zone } = schedule;
  const start = Math.floor((from + zone.offsetAt(from)) / DAY) - LOOK_BACK_DAYS;
  let date = Math.max(start, schedule.firstDate);
  let covered = from;
  while (date <= schedule.lastDate && date * DAY < to + DAY) {
    if (date - start > HORIZON_DAYS) {
      throw new SlaError('BEYOND_HORIZON', `Expected an end within ${HORIZON_DAYS} days of ${toRfc3339(from)}`);
    }
    const windows: Span[] = [];
    // Around a clock change a shifted opening may pass one of the next date, so these dates are put in order together.
    do {
      windows.push(...resolveSpans(zone, date, schedule.windowsOn(date)));
      date += 1;
    } while (zone.isNearChange(date * DAY));
    for (const [open, close] of windows.sort(byStart)) {
      const span: Span = [Math.max(open, covered), Math.min(close, to)];
      if (span[1] > span[0]) yield span;
      covered = Math.max(covered, close);
    }
  }
}
