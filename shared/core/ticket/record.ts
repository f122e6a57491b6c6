import { type Instant, toRfc3339 } from '../sla/instant.ts';
import { dueFlag } from './clocks.ts';
import type { Act, EventType, TicketEvent } from './events.ts';
import { charactersOf, evolve } from './evolve.ts';
import { earliest, instantOf, ownTime } from './order.ts';
import type { Clock, Ticket } from './ticket.ts';
import { ALLOWED_FROM } from './transitions.ts';

/** A history is told as a whole, so it has an end: this many events, and this many characters of notes and corrections. */
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
  'reference-corrected',
  'details-corrected',
  'reopened',
  'redriven',
];

/** A wish to record something on a ticket. `at` is when it happened, absent for now. */
export interface Command {
  act: Act;
  at?: Instant;
  by: string;
  actor?: string;
}

/** Why a command can't be obeyed. */
export interface Refusal {
  refused: 'EVENT_NOT_ALLOWED' | 'ALREADY_CLAIMED' | 'AT_OUT_OF_RANGE' | 'HISTORY_FULL';
  /** What fills the sentence of the code. */
  detail: Readonly<Record<string, string>>;
}

/** A ticket and the events that brought it there. */
export interface Change {
  ticket: Ticket;
  events: TicketEvent[];
}

/**
 * Records an act on a ticket. Where a due time passed unseen the breach is flagged first, in the same change, so that
 * no late report can hide it; but not where the act itself proves that the clock was met.
 */
export function record(ticket: Ticket, { act, at: said, ...who }: Command, now: Instant): Change | Refusal {
  const recordedAt = ownTime(ticket, now);
  const at = instantOf(ticket, act.type, said, recordedAt);
  if (!ALLOWED_FROM[act.type].includes(ticket.status)) {
    const allowed = ALLOWED_FROM[act.type].join(', ');
    return { refused: 'EVENT_NOT_ALLOWED', detail: { type: act.type, allowed, status: ticket.status } };
  }
  if (isHeldByAnother(ticket, act)) return { refused: 'ALREADY_CLAIMED', detail: {} };
  if (at === null) {
    return { refused: 'AT_OUT_OF_RANGE', detail: { earliest: toRfc3339(earliest(ticket, act.type)) } };
  }
  if (isFull(ticket, act)) {
    return { refused: 'HISTORY_FULL', detail: { events: String(MOST_EVENTS), characters: String(MOST_NOTED) } };
  }
  const entry = { act, at, ...who };
  const { ticket: outcome } = append({ ticket, events: [] }, entry, recordedAt);
  const flagged = flagBreaches({ ticket, events: [] }, missed(ticket, outcome, recordedAt), recordedAt);
  const change = append(flagged, entry, recordedAt);
  // What a cancellation ended runs again, and may have run out meanwhile.
  return act.type === 'reopened' ? flagBreaches(change, overdue(change.ticket, recordedAt), recordedAt) : change;
}

const isHeldByAnother = ({ claimedBy }: Ticket, act: Act): boolean =>
  act.type === 'claimed' && claimedBy !== null && claimedBy !== act.data.by && act.data.force !== true;

const isFull = ({ version, noted, pausedSince }: Ticket, act: Act): boolean =>
  (version >= MOST_EVENTS && REPEATABLE.includes(act.type) && !(act.type === 'resumed' && pausedSince !== null)) ||
  noted + charactersOf(act) > MOST_NOTED;

/**
 * The clocks whose breach must be flagged before an act is recorded: those that the act stops past due, and those past
 * due by now that it doesn't meet. A stopped clock counts with the due time that it was judged by.
 */
function missed(ticket: Ticket, outcome: Ticket, now: Instant): Clock[] {
  const due = overdue(ticket, now);
  return ticket.clocks.flatMap((clock, index) => {
    const after = outcome.clocks[index] ?? clock;
    if (clock.breachedAt === null && after.state === 'breached') return [after];
    return after.state !== 'met' && due.includes(clock) ? [clock] : [];
  });
}

const overdue = (ticket: Ticket, now: Instant): Clock[] =>
  ticket.clocks.filter((clock) => dueFlag(clock, now, ticket) === 'breached');

/** What time alone does to a ticket: warnings and breaches that fell due by `now`. No events when there are none. */
export function flagDue(ticket: Ticket, now: Instant): Change {
  const at = ownTime(ticket, now);
  const warned = ticket.clocks.filter((clock) => dueFlag(clock, at, ticket) === 'warned');
  const change = flagBreaches({ ticket, events: [] }, overdue(ticket, at), at);
  return warned.reduce((before, clock) => flag(before, 'warned', clock, clock.warnAt ?? at, at), change);
}

const flagBreaches = (change: Change, clocks: readonly Clock[], now: Instant): Change =>
  clocks.reduce((before, clock) => flag(before, 'breached', clock, clock.dueAt, now), change);

function flag(change: Change, type: 'warned' | 'breached', { name, dueAt }: Clock, at: Instant, now: Instant): Change {
  const data = { clock: name, dueAt: toRfc3339(dueAt) };
  return append(change, { act: { type, data }, at, by: 'system' }, now);
}

function append(change: Change, { act, ...told }: Command & { at: Instant }, now: Instant): Change {
  const event: TicketEvent = { ...act, sequence: change.ticket.version + 1, recordedAt: now, ...told };
  return { ticket: evolve(change.ticket, event), events: [...change.events, event] };
}
