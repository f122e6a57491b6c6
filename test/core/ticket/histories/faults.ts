import type { Change } from '../../../../shared/core/ticket/record.ts';
import type { Ticket } from '../../../../shared/core/ticket/ticket.ts';
import { type Desk, PRODUCT } from './run.ts';

const { record, flagDue, deadlines } = PRODUCT;
const isHeld = ({ pausedSince }: Ticket) => pausedSince !== null;

/** A record that makes something else of each change. */
const recording = (spoil: (change: Change, before: Ticket) => Change): Desk['record'] => {
  return (ticket, command, now) => {
    const result = record(ticket, command, now);
    return 'refused' in result ? result : spoil(result, ticket);
  };
};

const withoutFlags = ({ ticket, events }: Change, before: Ticket): Change => {
  const kept = events.filter(({ type }) => type !== 'breached');
  const was = (name: string) => before.clocks.find((clock) => clock.name === name)?.breachedAt ?? null;
  return {
    ticket: { ...ticket, clocks: ticket.clocks.map((clock) => ({ ...clock, breachedAt: was(clock.name) })) },
    events: kept.map((event, index) => ({ ...event, sequence: before.version + index + 1 })),
  };
};

/** Faults that there were, or that are easily made. */
export const FAULTS: Record<string, Partial<Desk>> = {
  'a clock is stopped past due without its flag': { record: recording(withoutFlags) },
  'a held clock is never flagged': {
    flagDue: (ticket, now) => (isHeld(ticket) ? { ticket, events: [] } : flagDue(ticket, now)),
  },
  'the sweep doesn’t look at a held clock': {
    deadlines: (ticket) => deadlines(ticket).filter(({ clock }) => clock === 'filing' || !isHeld(ticket)),
  },
  'an event precedes what it follows': {
    record: (ticket, command, now) => {
      const result = record(ticket, command, now);
      const isEarly = 'refused' in result && result.refused === 'AT_OUT_OF_RANGE';
      return isEarly ? record(ticket, { ...command, at: undefined }, now) : result;
    },
  },
  'a slow host is refused for its time': {
    record: (ticket, command, now) =>
      command.at === undefined && now < ticket.createdAt
        ? { refused: 'AT_OUT_OF_RANGE', detail: {} }
        : record(ticket, command, now),
  },
  'a slow host records out of order': {
    record: (ticket, command, now) => record({ ...ticket, updatedAt: ticket.createdAt }, command, now),
  },
  'what proves that a clock was met flags it': {
    record: (ticket, command, now) => {
      const flagged = flagDue(ticket, now);
      const result = record(flagged.ticket, command, now);
      return 'refused' in result ? result : { ...result, events: [...flagged.events, ...result.events] };
    },
  },
  'nothing says that it was told late': {
    record: recording(({ ticket, events }) => ({
      ticket: { ...ticket, clocks: ticket.clocks.map((clock) => ({ ...clock, reportedLate: false })) },
      events,
    })),
  },
  'a cancellation leaves its clocks for good': {
    record: recording((change, before) =>
      change.ticket.status !== 'cancelled' && before.status === 'cancelled'
        ? { ...change, ticket: { ...change.ticket, clocks: before.clocks } }
        : change,
    ),
  },
  'a change of severity reaches no clock': {
    record: recording((change, before) =>
      change.ticket.severity === before.severity
        ? change
        : { ...change, ticket: { ...change.ticket, clocks: before.clocks } },
    ),
  },
};
