import type { Instant } from '../sla/instant.ts';
import { reached } from './clocks.ts';
import type { ClockName, Ticket } from './ticket.ts';

/** Something that falls due on a ticket if nothing happens before. */
export interface Deadline {
  at: Instant;
  clock: ClockName;
  level: 'warn' | 'breach';
}

/**
 * What the sweep must look at, and when: the unflagged warning and breach of each clock that runs. What a held clock
 * came to before its pause falls due all the same.
 */
export function deadlines(ticket: Ticket): Deadline[] {
  return ticket.clocks.flatMap((clock) => {
    const { name, warnAt, dueAt } = clock;
    if (clock.state !== 'running') return [];
    const due = (level: Deadline['level'], at: Instant): Deadline[] =>
      reached(clock, Number.POSITIVE_INFINITY, ticket) > at ? [{ at, clock: name, level }] : [];
    const warning = warnAt === null || clock.warnedAt !== null ? [] : due('warn', warnAt);
    return [...warning, ...due('breach', dueAt)];
  });
}
