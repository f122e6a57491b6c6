import type { Calendar } from './calendar.ts';
import { DAY, type Instant } from './instant.ts';

/** Local dates part from those in UTC by less than a day, and a window may have opened the evening before. */
const MARGIN = 2 * DAY;

/** What of a calendar bears on the time between two instants: of its dates, those in reach. */
export function calendarBetween(calendar: Calendar, from: Instant, to: Instant): Calendar {
  const [first, last] = [from - MARGIN, to + MARGIN].map((instant) => new Date(instant).toISOString().slice(0, 10));
  const isNear = (date: string) => first !== undefined && last !== undefined && first <= date && date <= last;
  const near = <Value>(dates: Record<string, Value> = {}): Record<string, Value> =>
    Object.fromEntries(Object.entries(dates).filter(([date]) => isNear(date)));
  const { timeZone, weekly, holidays = [], overrides, breaks } = calendar;
  return { timeZone, weekly, holidays: holidays.filter(isNear), overrides: near(overrides), breaks: near(breaks) };
}
