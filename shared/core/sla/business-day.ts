import { isOpen, nextOpenOrSelf } from './arithmetic.ts';
import type { Calendar } from './calendar.ts';
import { DAY, type Instant, toRfc3339 } from './instant.ts';
import { checkHorizon } from './open-spans.ts';
import { resolveSpans, type Schedule, scheduleOf } from './schedule.ts';
import { SlaError } from './sla-error.ts';
import { mergeSpans, type Span, withoutSpans } from './span.ts';

/**
 * One business day from an instant. When open: the same local time on the next date with open windows; if that time is
 * closed, the last close before it on that date, else that date's first close. When closed: the last close of the local
 * date of the next opening. Windows, and the hours that they run past midnight, belong to the date on which they open.
 * What “up to one business day” (seed L38) means here.
 * Fails with SlaError CALENDAR_NEVER_OPENS, BEYOND_HORIZON.
 */
export function oneBusinessDay(calendar: Calendar, start: Instant): Instant {
  const schedule = scheduleOf(calendar);
  const opening = nextOpenOrSelf(calendar, start);
  const date = dateOfWindow(schedule, opening);
  if (opening > start) return openOn(schedule, date).at(-1)?.[1] ?? opening;

  const next = nextDateWithWindows(schedule, date, start);
  const sinceMidnight = start + schedule.zone.offsetAt(start) - date * DAY;
  const sameTime = schedule.zone.resolve(next * DAY + sinceMidnight);
  if (isOpen(calendar, sameTime)) return sameTime;
  const closes = openOn(schedule, next).map(([, close]) => close);
  return closes.findLast((close) => close <= sameTime) ?? closes[0] ?? sameTime;
}

/** The open time of the windows that open on a date. */
const openOn = ({ zone, windowsOn, breaks }: Schedule, date: number): Span[] => [
  ...withoutSpans(mergeSpans(resolveSpans(zone, date, windowsOn(date))), breaks),
];

function dateOfWindow(schedule: Schedule, open: Instant): number {
  const date = Math.floor((open + schedule.zone.offsetAt(open)) / DAY);
  const holds = (candidate: number): boolean =>
    openOn(schedule, candidate).some(([from, to]) => from <= open && open < to);
  return [date, date - 1, date - 2].find(holds) ?? date;
}

function nextDateWithWindows(schedule: Schedule, date: number, start: Instant): number {
  for (let next = date + 1; next <= schedule.lastDate; next += 1) {
    if (openOn(schedule, next).length > 0) return next;
    checkHorizon(start, next - date);
  }
  throw new SlaError('CALENDAR_NEVER_OPENS', `Expected more open time after ${toRfc3339(start)}, found none`);
}
