/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** RFC 3339 in UTC; milliseconds are left out when they are zero. */
export const toRfc3339 = (instant: Instant): string => new Date(instant).toISOString().replace('.000Z', 'Z');

/** RFC 3339 in UTC, null for what hasn't come about. */
export const isoOrNull = (instant: Instant | null): string | null => (instant === null ? null : toRfc3339(instant));
