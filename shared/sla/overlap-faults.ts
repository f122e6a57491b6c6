import { type Calendar, WEEKDAYS, type Weekday, type Window } from './calendar.ts';
import type { CalendarFault } from './calendar-faults.ts';
import { DAY } from './instant.ts';
import type { Span } from './span.ts';
import { dateOf, dateText, wallClockSpan, weekdayOf } from './wall-clock.ts';

/** A window in milliseconds since the first midnight of a pair of days, and where it is written. */
interface Placed {
  pointer: string;
  text: string;
  span: Span;
}

/** The overlaps within each pair of following days: of the week, and of the dates that have an override. */
export const overlapFaults = (calendar: Calendar): CalendarFault[] => {
  const overridden = Object.keys(calendar.overrides ?? {}).map(dateOf);
  const faults = [
    ...WEEKDAYS.map((day, index): [Placed[], Placed[]] => [
      onWeekday(calendar, day),
      onWeekday(calendar, WEEKDAYS[(index + 1) % 7] ?? day),
    ]),
    ...overridden
      .flatMap((date) => [date - 1, date])
      .map((date): [Placed[], Placed[]] => [onDate(calendar, date), onDate(calendar, date + 1)]),
  ].flatMap(([day, nextDay]) => overlaps([...day, ...nextDay.map(aDayLater)]));
  // A day stands in two pairs.
  return [...new Map(faults.map((fault) => [fault.message + fault.pointer, fault])).values()];
};

const place = (pointer: string, windows: readonly Window[] = []): Placed[] =>
  windows.map((window, index) => ({
    pointer: `${pointer}/${index}`,
    text: window.join('-'),
    span: wallClockSpan(window),
  }));

const onWeekday = ({ weekly }: Calendar, day: Weekday): Placed[] => place(`/weekly/${day}`, weekly[day]);

const onDate = (calendar: Calendar, date: number): Placed[] => {
  const text = dateText(date);
  const override = calendar.overrides?.[text];
  if (override) return place(`/overrides/${text}`, override);
  return calendar.holidays?.includes(text) ? [] : onWeekday(calendar, weekdayOf(date));
};

const aDayLater = ({ span: [from, to], ...rest }: Placed): Placed => ({ ...rest, span: [from + DAY, to + DAY] });

const overlaps = (windows: readonly Placed[]): CalendarFault[] => {
  const faults: CalendarFault[] = [];
  let longest: Placed | undefined;
  for (const window of [...windows].sort((a, b) => a.span[0] - b.span[0])) {
    if (longest && window.span[0] < longest.span[1]) {
      const message = `Expected a window after ${longest.text} (${longest.pointer}), found ${window.text}`;
      faults.push({ pointer: window.pointer, code: 'WINDOWS_OVERLAP', message });
    }
    if (!longest || window.span[1] > longest.span[1]) longest = window;
  }
  return faults;
};
