import { remember } from '../../remember.ts';
import { type Calendar, WEEKDAYS, type Window } from './calendar.ts';
import { DAY, type Instant } from './instant.ts';
import { byStart, mergeSpans, type Span } from './span.ts';
import { dateOf, wallClockSpan, weekdayOf } from './wall-clock.ts';
import { type Zone, zoneOf } from './zone.ts';

/** A calendar made ready for arithmetic. A date is a number of days since 1970-01-01. */
export interface Schedule {
  zone: Zone;
  /** The windows that open on a date, in order, in milliseconds since its midnight; the end may lie on the next date. */
  windowsOn(date: number): readonly Span[];
  /** Why no window opens on a date; undefined when one does. A holiday on a closed weekday is merely weekly. */
  closedBy(date: number): 'weekly' | 'holiday' | 'override' | undefined;
  /** Instants closed by breaks. */
  breaks: readonly Span[];
  /** No window opens outside these dates; infinite when weekly windows recur. */
  firstDate: number;
  lastDate: number;
}

const schedules = new WeakMap<Calendar, Schedule>();

/** The schedule of a sound calendar (see calendarFaults). */
export const scheduleOf = (calendar: Calendar): Schedule =>
  remember(schedules, calendar, () => createSchedule(calendar));

function createSchedule(calendar: Calendar): Schedule {
  const zone = zoneOf(calendar.timeZone);
  const weekly = new Map(WEEKDAYS.map((weekday) => [weekday, wallClockSpans(calendar.weekly[weekday])]));
  const holidays = new Set((calendar.holidays ?? []).map(dateOf));
  const overrides = byDate(calendar.overrides);
  const recurs = [...weekly.values()].some((windows) => windows.length > 0);
  const opening = [...overrides].filter(([, windows]) => windows.length > 0).map(([date]) => date);

  const weeklyOn = (date: number): readonly Span[] => weekly.get(weekdayOf(date)) ?? [];
  const windowsOn = (date: number): readonly Span[] =>
    overrides.get(date) ?? (holidays.has(date) ? [] : weeklyOn(date));

  return {
    zone,
    windowsOn,
    closedBy: (date) => {
      if (windowsOn(date).length > 0) return undefined;
      if (weeklyOn(date).length === 0) return 'weekly';
      return overrides.has(date) ? 'override' : 'holiday';
    },
    breaks: mergeSpans([...byDate(calendar.breaks)].flatMap(([date, spans]) => resolveSpans(zone, date, spans))),
    firstDate: recurs ? Number.NEGATIVE_INFINITY : Math.min(...opening),
    lastDate: recurs ? Number.POSITIVE_INFINITY : Math.max(...opening),
  };
}

/** The instants of wall-clock spans of a date, in order; an end may come before its start where clocks skip. */
export function resolveSpans(zone: Zone, date: number, spans: readonly Span[]): Span[] {
  const midnight = date * DAY;
  const offset = zone.steadyOffset(midnight, midnight + 2 * DAY);
  if (offset !== undefined) return spans.map(([from, to]): Span => [midnight + from - offset, midnight + to - offset]);
  const resolve = (time: number): Instant => zone.resolve(midnight + time);
  // Nothing opens on a date that the zone left out, as Samoa did when it moved over the date line.
  if (resolve(0) >= resolve(DAY)) return [];
  return spans.map(([from, to]): Span => [resolve(from), resolve(to)]).sort(byStart);
}

const byDate = (spans: Record<string, Window[]> = {}): Map<number, Span[]> =>
  new Map(Object.entries(spans).map(([date, windows]) => [dateOf(date), wallClockSpans(windows)]));

const wallClockSpans = (windows: readonly Window[] = []): Span[] => windows.map(wallClockSpan).sort(byStart);
