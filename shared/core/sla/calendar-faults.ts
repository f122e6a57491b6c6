import { type Calendar, WEEKDAYS, type Weekday, type Window } from './calendar.ts';
import { DAY } from './instant.ts';
import type { Span } from './span.ts';
import { dateOf, dateText, wallClockSpan, weekdayOf } from './wall-clock.ts';

/** The path leads to the member of the calendar; an empty one means the whole. */
export interface CalendarFault {
  path: (string | number)[];
  code: 'WINDOWS_OVERLAP' | 'CALENDAR_NEVER_OPENS';
}

/** In any zone. */
type Opening = Pick<Calendar, 'weekly' | 'holidays' | 'overrides'>;

/** A window in milliseconds since the first midnight of a pair of days, and where it is written. */
interface Placed {
  path: (string | number)[];
  span: Span;
}

/**
 * Everything that makes a calendar whose zone, dates and times are in order unfit for arithmetic; empty when it is
 * sound. Windows of one date mustn't overlap, nor may one that runs past midnight overlap those of the next date.
 * Touching is no fault.
 */
export const calendarFaults = (calendar: Opening): CalendarFault[] =>
  opens(calendar)
    ? overlapping(calendar).map(({ path }) => ({ path, code: 'WINDOWS_OVERLAP' }))
    : [{ path: [], code: 'CALENDAR_NEVER_OPENS' }];

const opens = ({ weekly, overrides = {} }: Opening): boolean =>
  [...Object.values(weekly), ...Object.values(overrides)].some((windows) => windows.length > 0);

/** The overlaps within each pair of following days: of the week, and of the dates that have an override. */
function overlapping(calendar: Opening): Placed[] {
  const overridden = Object.keys(calendar.overrides ?? {}).map(dateOf);
  const found = [
    ...WEEKDAYS.map((day, index): [Placed[], Placed[]] => [
      onWeekday(calendar, day),
      onWeekday(calendar, WEEKDAYS[(index + 1) % 7] ?? day),
    ]),
    ...overridden
      .flatMap((date) => [date - 1, date])
      .map((date): [Placed[], Placed[]] => [onDate(calendar, date), onDate(calendar, date + 1)]),
  ].flatMap(([day, nextDay]) => overlaps([...day, ...nextDay.map(aDayLater)]));
  // A day stands in two pairs or more.
  return [...new Map(found.map((window) => [window.path.join(), window])).values()];
}

const place = (path: string[], windows: readonly Window[] = []): Placed[] =>
  windows.map((window, index) => ({ path: [...path, index], span: wallClockSpan(window) }));

const onWeekday = ({ weekly }: Opening, day: Weekday): Placed[] => place(['weekly', day], weekly[day]);

function onDate(calendar: Opening, date: number): Placed[] {
  const text = dateText(date);
  const override = calendar.overrides?.[text];
  if (override) return place(['overrides', text], override);
  return calendar.holidays?.includes(text) ? [] : onWeekday(calendar, weekdayOf(date));
}

const aDayLater = ({ path, span: [from, to] }: Placed): Placed => ({ path, span: [from + DAY, to + DAY] });

/** The windows that open before one that opened earlier has closed. */
function overlaps(windows: readonly Placed[]): Placed[] {
  let closed = Number.NEGATIVE_INFINITY;
  return [...windows]
    .sort((a, b) => a.span[0] - b.span[0])
    .filter(({ span: [from, to] }) => {
      const overlapped = from < closed;
      closed = Math.max(closed, to);
      return overlapped;
    });
}
