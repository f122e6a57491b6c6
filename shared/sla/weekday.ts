export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The weekday of a date given as days since 1970-01-01, which was a Thursday. */
export const weekdayOf = (date: number): Weekday => WEEKDAYS[(((date + 3) % 7) + 7) % 7] as Weekday;
