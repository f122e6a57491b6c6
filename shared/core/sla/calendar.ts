export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Local time of opening and closing, 'HH:MM' or 'HH:MM:SS'; a close that isn't after the open is on the next date. */
export type Window = [open: string, close: string];

/** When a clock runs. Dates are local, YYYY-MM-DD. A calendar is a value: never change one that was used. */
export interface Calendar {
  /** IANA name. */
  timeZone: string;
  /** A day that isn't named is closed; a close of '24:00' is the end of the day. */
  weekly: Partial<Record<Weekday, Window[]>>;
  /** Dates on which no window opens; one that opened the evening before still ends on them. */
  holidays?: string[];
  /** Windows that a date has instead of its weekly ones, holiday or not; [] is closed. */
  overrides?: Record<string, Window[]>;
  /** Wall-clock spans of a date that are closed. */
  breaks?: Record<string, Window[]>;
}

const day: Window[] = [['00:00', '24:00']];

/** On this calendar elapsed time is business time, so that there is one arithmetic. */
export const ALWAYS_OPEN: Calendar = {
  timeZone: 'UTC',
  weekly: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day },
};
