/**
 * The clock arithmetic once more, as simple and slow as can be: a cell for each minute (or second) of three weeks around
 * a clock change says whether it is open, and answers are found by walking the cells. Local times are read off Intl,
 * minute by minute. It shares no code with the product. Times are epoch seconds, but for calendars' wall-clock texts.
 */

type Windows = [string, string][];

export interface ModelCalendar {
  weekly: Record<string, Windows>;
  holidays: string[];
  overrides: Record<string, Windows>;
  breaks: Record<string, Windows>;
}

const MINUTE = 60;
const DAY = 86_400;
const DAYS_BEFORE = 9;
const DAYS_AFTER = 12;

/** Three weeks in a zone: which instant first showed each local minute. */
export interface Period {
  timeZone: string;
  change: number;
  from: number;
  to: number;
  firstShown: Map<number, number>;
}

/** @param change an instant near the clock change, RFC 3339 */
export const periodAround = (timeZone: string, change: string): Period => {
  const middle = Date.parse(change) / 1000;
  const from = middle - DAYS_BEFORE * DAY;
  const to = middle + DAYS_AFTER * DAY;
  const firstShown = new Map<number, number>();
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  for (let at = from - 4 * DAY; at < to + 4 * DAY; at += MINUTE) {
    const [day = 0, month = 0, year = 0, hour = 0, minute = 0] = (clock.format(at * 1000).match(/\d+/g) ?? []).map(
      Number,
    );
    const local = Date.UTC(year, month - 1, day, hour, minute) / 1000;
    if (!firstShown.has(local)) firstShown.set(local, at);
  }
  return { timeZone, change: middle, from, to, firstShown };
};

/** A local time that clocks skip counts on from the last minute they showed. */
export const instantOf = ({ firstShown }: Period, local: number): number => {
  let shown = local - (local % MINUTE);
  while (!firstShown.has(shown)) shown -= MINUTE;
  return (firstShown.get(shown) ?? Number.NaN) + (local - shown);
};

const secondsOf = (text: string): number => {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
};

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Undefined answers lie outside the three weeks. */
export class SlowModel {
  private readonly open: Uint8Array;

  /** @param step seconds of a cell; windows, breaks and pauses must fall on whole cells */
  constructor(
    private readonly period: Period,
    calendar: ModelCalendar,
    pauses: [number, number][],
    private readonly step: number,
  ) {
    this.open = new Uint8Array((period.to - period.from) / step);
    const firstDate = Math.floor(period.from / DAY) - 2;
    const dates = Array.from({ length: DAYS_BEFORE + DAYS_AFTER + 4 }, (_, index) => {
      const date = new Date((firstDate + index) * DAY * 1000);
      return {
        midnight: date.getTime() / 1000,
        name: date.toISOString().slice(0, 10),
        day: DAYS[date.getUTCDay()] ?? '',
      };
    });
    for (const { midnight, name, day } of dates) {
      const usual = calendar.holidays.includes(name) ? [] : calendar.weekly[day];
      this.paint(midnight, calendar.overrides[name] ?? usual ?? [], 1);
    }
    for (const { midnight, name } of dates) this.paint(midnight, calendar.breaks[name] ?? [], 0);
    for (const [from, to] of pauses) this.fill(from, to, 0);
  }

  private paint(midnight: number, windows: Windows, value: 0 | 1): void {
    // Clocks change at night, so a date that has no noon has no minute at all.
    if (!this.period.firstShown.has(midnight + 12 * 60 * MINUTE)) return;
    for (const [open, close] of windows) {
      const nextDate = secondsOf(close) <= secondsOf(open) ? DAY : 0;
      const from = instantOf(this.period, midnight + secondsOf(open));
      this.fill(from, instantOf(this.period, midnight + nextDate + secondsOf(close)), value);
    }
  }

  private fill(from: number, to: number, value: 0 | 1): void {
    const cell = (at: number): number => Math.max(0, this.since(at) / this.step);
    if (to > from) this.open.fill(value, cell(from), cell(to));
  }

  /** Seconds since the first cell. */
  private since(at: number): number {
    return at - this.period.from;
  }

  isOpen(at: number): boolean {
    return this.open[Math.floor(this.since(at) / this.step)] === 1;
  }

  add(start: number, seconds: number): number | undefined {
    const { open, step } = this;
    let left = seconds;
    let at = this.since(start);
    for (let cell = Math.floor(at / step); cell < open.length; cell += 1) {
      const end = (cell + 1) * step;
      if (open[cell] === 1) {
        if (left <= end - at) return this.period.from + at + left;
        left -= end - at;
      }
      at = end;
    }
    return undefined;
  }

  subtract(start: number, seconds: number): number | undefined {
    if (seconds === 0 && this.isOpen(start)) return start;
    const { open, step } = this;
    let left = seconds;
    let at = this.since(start);
    for (let cell = Math.ceil(at / step) - 1; cell >= 0; cell -= 1) {
      const begin = cell * step;
      if (open[cell] === 1) {
        if (left <= at - begin) return this.period.from + at - left;
        left -= at - begin;
      }
      at = begin;
    }
    return undefined;
  }

  between(from: number, to: number): number {
    const { open, step } = this;
    const [first, last] = [this.since(from), this.since(to)];
    if (last <= first) return 0;
    const [firstCell, lastCell] = [Math.floor(first / step), Math.ceil(last / step) - 1];
    let seconds = 0;
    for (let cell = firstCell; cell <= lastCell; cell += 1) if (open[cell] === 1) seconds += step;
    if (open[firstCell] === 1) seconds -= first - firstCell * step;
    if (open[lastCell] === 1) seconds -= (lastCell + 1) * step - last;
    return seconds;
  }

  /** The first instant after `at` whose cell is open (or closed) while the cell before it isn't. */
  nextTurn(at: number, toOpen: boolean): number | undefined {
    const { open, step } = this;
    const wanted = toOpen ? 1 : 0;
    for (let cell = Math.floor(this.since(at) / step) + 1; cell < open.length; cell += 1) {
      if (open[cell] === wanted && open[cell - 1] !== wanted) return this.period.from + cell * step;
    }
    return undefined;
  }

  windows(from: number, to: number): [number, number][] {
    const windows: [number, number][] = [];
    let at = from;
    while (at < to) {
      const open = this.isOpen(at) ? at : (this.nextTurn(at, true) ?? to);
      const close = Math.min(to, this.nextTurn(open, false) ?? to);
      if (open < close) windows.push([open, close]);
      at = close;
    }
    return windows;
  }
}
