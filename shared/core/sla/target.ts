import { addBusinessTime, businessSecondsBetween, type Pause } from './arithmetic.ts';
import { oneBusinessDay } from './business-day.ts';
import type { Calendar } from './calendar.ts';
import type { Instant } from './instant.ts';
import { mergeSpans } from './span.ts';

/** The time in which a response is due. Source: seed L29-38. */
export type Target = { basis: 'elapsed' | 'business-hours'; minutes: number } | { basis: 'business-day' };

/**
 * When a target that started runs out; the due time moves by the open time paused. Elapsed time is measured on
 * ALWAYS_OPEN, the other two on the support calendar.
 * Fails with SlaError CALENDAR_NEVER_OPENS, BEYOND_HORIZON.
 */
export function dueAt(target: Target, calendar: Calendar, start: Instant, pauses: readonly Pause[] = []): Instant {
  if (target.basis !== 'business-day') return addBusinessTime(calendar, start, target.minutes * 60, pauses);
  const due = oneBusinessDay(calendar, start);
  const paused = businessSecondsBetween(calendar, start, due) - businessSecondsBetween(calendar, start, due, pauses);
  // Due at an opening, it hasn't come while a pause that took no open time before it lasts.
  const isHeld = mergeSpans(pauses).some(([from, to]) => from < due && due < to);
  return paused === 0 && !isHeld ? due : addBusinessTime(calendar, due, paused, pauses);
}

/** When 75 % of the clock's own open, unpaused seconds between start and due have passed. */
export function warnAt(calendar: Calendar, start: Instant, due: Instant, pauses: readonly Pause[] = []): Instant {
  const seconds = businessSecondsBetween(calendar, start, due, pauses);
  return seconds === 0 ? due : addBusinessTime(calendar, start, seconds * 0.75, pauses);
}

/** The clock's own open, unpaused seconds until due, a begun one counted whole; 0 from due on. */
export const remainingSeconds = (
  calendar: Calendar,
  now: Instant,
  due: Instant,
  pauses: readonly Pause[] = [],
): number => Math.ceil(businessSecondsBetween(calendar, now, due, pauses));
