import type { Instant } from '../sla/instant.ts';
import { cancel, retarget, shift, start, stop } from './clocks.ts';
import type { TicketEvent } from './events.ts';
import type { Clock, ClockName, Ticket } from './ticket.ts';
import { LEADS_TO } from './transitions.ts';

/** The ticket after an event. Pure: all that it needs is in the two. */
export function evolve(ticket: Ticket, event: TicketEvent): Ticket {
  const next = apply(ticket, event);
  return {
    ...next,
    status:
      event.type === 'reopened' ? (ticket.answered ? 'answered' : 'filed') : (LEADS_TO[event.type] ?? ticket.status),
    version: event.sequence,
    updatedAt: event.recordedAt,
  };
}

function apply(ticket: Ticket, event: TicketEvent): Ticket {
  const { at } = event;
  switch (event.type) {
    case 'hand-off-ready':
      return { ...ticket, isv: event.data.isv ?? null };
    case 'filed':
      return filed({ ...ticket, channelReference: event.data.reference }, at);
    case 'answered':
      return stopResponse({ ...ticket, answered: true }, at);
    case 'resolved':
      return stopResponse(ticket, at);
    case 'cancelled':
      return { ...ticket, clocks: ticket.clocks.map((clock) => cancel(clock, at)) };
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
      return { ...ticket, noted: ticket.noted + event.data.text.length };
    case 'accepted':
    case 'reopened':
    case 'failed':
      return ticket;
  }
}

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
