import type { Instant } from '../sla/instant.ts';
import { isHeld } from './clocks.ts';
import type { ClockName, Ticket } from './ticket.ts';

/** Something that falls due on a ticket if nothing happens before. */
export interface Deadline {
  at: Instant;
  clock: ClockName;
  level: 'warn' | 'breach';
}

/** What the sweep must look at, and when: the unflagged warning and breach of each clock that runs. */
export function deadlines(ticket: Ticket): Deadline[] {
  return ticket.clocks.flatMap((clock) => {
    const { name, warnAt, dueAt } = clock;
    if (clock.state !== 'running' || isHeld(clock, ticket)) return [];
    const breach: Deadline = { at: dueAt, clock: name, level: 'breach' };
    if (warnAt === null || clock.warnedAt !== null) return [breach];
    return [{ at: warnAt, clock: name, level: 'warn' }, breach];
  });
}
