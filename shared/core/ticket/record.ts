import type { Instant } from '../sla/instant.ts';
import { MINUTE } from '../sla/instant.ts';
import { dueFlag, isHeld } from './clocks.ts';
import type { Act, EventType, TicketEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { Ticket } from './ticket.ts';
import { ALLOWED_FROM } from './transitions.ts';

/** A history is told as a whole, so it has an end: this many events, and this many characters of notes. */
const MOST_EVENTS = 1_000;
const MOST_NOTED = 500_000;

/**
 * What may come again and again. All else comes once, and must be recorded however full the history is; so must what
 * ends a pause, or the clock would stand still for good.
 */
const REPEATABLE: readonly EventType[] = [
  'note',
  'claimed',
  'released',
  'paused',
  'resumed',
  'severity-changed',
  'reopened',
];

/** How far the caller's clock may run ahead of ours. */
const CLOCK_TOLERANCE = 1 * MINUTE;

/** A wish to record something on a ticket. `at` is when it happened, absent for now. */
export interface Command {
  act: Act;
  at?: Instant;
  by: string;
}

/** Why a command can't be obeyed. */
export interface Refusal {
  refused: 'EVENT_NOT_ALLOWED' | 'AT_OUT_OF_RANGE' | 'HISTORY_FULL';
  /** What fills the sentence of the code. */
  detail: Readonly<Record<string, string>>;
}

/** A ticket and the events that brought it there. */
export interface Change {
  ticket: Ticket;
  events: TicketEvent[];
}

/**
 * Records an act on a ticket. Where a due time passed unseen, the breach is flagged first, in the same change, so
 * that no late report can hide it.
 */
export function record(ticket: Ticket, command: Command, now: Instant): Change | Refusal {
  const { act, at = now, by } = command;
  if (!ALLOWED_FROM[act.type].includes(ticket.status)) {
    const allowed = ALLOWED_FROM[act.type].join(', ');
    return {
      refused: 'EVENT_NOT_ALLOWED',
      detail: { type: act.type, allowed, status: ticket.status },
    };
  }
  if (at > now + CLOCK_TOLERANCE || at < ticket.createdAt) {
    return { refused: 'AT_OUT_OF_RANGE', detail: {} };
  }
  if (isFull(ticket, act)) {
    return { refused: 'HISTORY_FULL', detail: { events: String(MOST_EVENTS), characters: String(MOST_NOTED) } };
  }
  return append(flag(ticket, now, ['breached']), { act, at, by }, now);
}

const isFull = ({ version, noted, pausedSince }: Ticket, act: Act): boolean =>
  (version >= MOST_EVENTS && REPEATABLE.includes(act.type) && !(act.type === 'resumed' && pausedSince !== null)) ||
  (act.type === 'note' && noted + act.data.text.length > MOST_NOTED);

/** What time alone does to a ticket: warnings and breaches that fell due by `now`. No events when there are none. */
export function flagDue(ticket: Ticket, now: Instant): Change {
  return flag(ticket, now, ['warned', 'breached']);
}

function flag(ticket: Ticket, now: Instant, wanted: ('warned' | 'breached')[]): Change {
  return ticket.clocks.reduce<Change>(
    (change, clock) => {
      const type = isHeld(clock, ticket) ? null : dueFlag(clock, now);
      if (type === null || !wanted.includes(type)) return change;
      const data = { clock: clock.name, dueAt: new Date(clock.dueAt).toISOString() };
      const at = type === 'breached' ? clock.dueAt : (clock.warnAt ?? now);
      return append(change, { act: { type, data }, at, by: 'system' }, now);
    },
    { ticket, events: [] },
  );
}

function append(change: Change, { act, at, by }: Command & { at: Instant }, now: Instant): Change {
  const event: TicketEvent = { ...act, sequence: change.ticket.version + 1, at, recordedAt: now, by };
  return { ticket: evolve(change.ticket, event), events: [...change.events, event] };
}
