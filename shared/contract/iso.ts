import { type Instant, toRfc3339 } from '../sla/instant.ts';

/** RFC 3339 in UTC, null for what has not come about. */
export const isoOrNull = (instant: Instant | null): string | null => (instant === null ? null : toRfc3339(instant));
