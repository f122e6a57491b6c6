import type { Instant } from '../sla/instant.ts';
import { cancel, retarget, shift, start, stop } from './clocks.ts';
import { applyCorrection, lengthOf } from './correct.ts';
import type { Act, TicketEvent } from './events.ts';
import type { Clock, ClockName, Status, Ticket } from './ticket.ts';
import { LEADS_TO } from './transitions.ts';

/** The ticket after an event. Pure: all that it needs is in the two. */
export function evolve(ticket: Ticket, event: TicketEvent): Ticket {
  const next = apply(ticket, event);
  const status = event.type === 'reopened' ? reopensTo(ticket) : (LEADS_TO[event.type] ?? ticket.status);
  const noted = ticket.noted + charactersOf(event);
  return { ...next, status, noted, version: event.sequence, updatedAt: event.recordedAt };
}

/** How much an act adds to what a history tells in the caller's own words. */
export function charactersOf({ type, data }: Act): number {
  if (type === 'note') return data.text.length;
  return type === 'details-corrected' ? lengthOf(data) : 0;
}

function apply(ticket: Ticket, event: TicketEvent): Ticket {
  const { at } = event;
  switch (event.type) {
    case 'hand-off-ready':
      return { ...ticket, isv: event.data.isv ?? null };
    case 'filed':
      return filed({ ...ticket, channelReference: event.data.reference, filedAt: at, movedAt: at }, at);
    case 'reference-corrected':
      return { ...ticket, channelReference: event.data.reference };
    case 'details-corrected':
      return applyCorrection(ticket, event.data, event.recordedAt);
    case 'answered':
      return stopResponse({ ...ticket, answeredAt: at, movedAt: at }, at);
    case 'resolved':
      return stopResponse({ ...ticket, movedAt: at }, at);
    case 'cancelled': {
      const { status, clocks } = ticket;
      const stopped = clocks.map((clock) => cancel(clock, at, ticket));
      return { ...ticket, clocks: stopped, cancelled: { status, clocks }, movedAt: at };
    }
    case 'reopened':
      return { ...ticket, ...ticket.cancelled, cancelled: null, movedAt: at };
    case 'severity-changed': {
      const { severity } = event.data;
      return { ...ticket, severity, clocks: ticket.clocks.map((clock) => retarget(clock, severity, ticket)) };
    }
    case 'paused':
      return { ...ticket, pausedSince: ticket.pausedSince ?? at };
    case 'resumed':
      return endPause(ticket, at);
    case 'claimed':
      return { ...ticket, claimedBy: event.data.by };
    case 'released':
      return { ...ticket, claimedBy: null };
    case 'warned':
      return onClock(ticket, event.data.clock, (clock) => ({ ...clock, warnedAt: at }));
    case 'breached':
      return onClock(ticket, event.data.clock, (clock) => ({ ...clock, state: 'breached', breachedAt: at }));
    case 'note':
    case 'accepted':
    case 'failed':
    case 'redriven':
      return ticket;
  }
}

/** A cancellation is undone; a resolution leaves behind whether there was an answer. */
const reopensTo = ({ cancelled, answeredAt }: Ticket): Status =>
  cancelled?.status ?? (answeredAt === null ? 'filed' : 'answered');

function filed(ticket: Ticket, at: Instant): Ticket {
  return {
    ...ticket,
    clocks: ticket.clocks.map((clock) => (clock.name === 'filing' ? stop(clock, at) : start(clock, at, ticket))),
  };
}

/** The answer also ends a pause: whether it came in time is judged with the open time waited so far. */
function stopResponse(ticket: Ticket, at: Instant): Ticket {
  return onClock(endPause(ticket, at), 'initial-response', (clock) => stop(clock, at));
}

function endPause(ticket: Ticket, at: Instant): Ticket {
  if (ticket.pausedSince === null) return ticket;
  const pauses = at > ticket.pausedSince ? [...ticket.pauses, [ticket.pausedSince, at] as const] : ticket.pauses;
  const resumed = { ...ticket, pausedSince: null, pauses: pauses.map(([from, to]): [Instant, Instant] => [from, to]) };
  return onClock(resumed, 'initial-response', (clock) => shift(clock, resumed));
}

function onClock(ticket: Ticket, name: ClockName, change: (clock: Clock) => Clock): Ticket {
  return { ...ticket, clocks: ticket.clocks.map((clock) => (clock.name === name ? change(clock) : clock)) };
}
