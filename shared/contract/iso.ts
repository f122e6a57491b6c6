import type { Instant } from '../sla/instant.ts';

/** RFC 3339 in UTC, with milliseconds where there are any. */
export const iso = (instant: Instant): string => new Date(instant).toISOString().replace('.000Z', 'Z');

export const isoOrNull = (instant: Instant | null): string | null => (instant === null ? null : iso(instant));
