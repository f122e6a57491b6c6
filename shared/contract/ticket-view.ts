import { type Instant, toRfc3339 } from '../core/sla/instant.ts';
import { clockSentence } from '../core/texts/clock-sentence.ts';
import type { TicketEvent } from '../core/ticket/events.ts';
import { explainClock } from '../core/ticket/explain-clock.ts';
import type { History } from '../core/ticket/history.ts';
import { atPresent } from '../core/ticket/present.ts';
import type { Clock, Ticket } from '../core/ticket/ticket.ts';
import type { Shown } from './answers/shown.ts';
import type { ticketAnswer } from './answers/ticket.ts';
import { decisionView, type Reader } from './decision-view.ts';
import { clockView, listedTicketView } from './listed-ticket-view.ts';

/** One ticket with everything. */
export function ticketView(
  ticket: Ticket,
  { events, notifications }: History,
  now: Instant,
  reader: Reader,
): Shown<typeof ticketAnswer> {
  const { given, calendar, isv, decidedAt: at } = ticket;
  const { intent, decision } = atPresent(ticket, reader.policies[ticket.decision.policy.edition]);
  const provisionalDueAt = ticket.clocks.find((clock) => clock.name === 'initial-response')?.dueAt ?? null;
  return {
    ...listedTicketView(ticket, now),
    clocks: ticket.clocks.map((clock) => toldClockView(clock, ticket, now, reader)),
    decision: decisionView({ intent, decision, at, given, calendar, provisionalDueAt, isv }, reader),
    events: events.map(eventView),
    notifications: notifications.map(({ recordedAt, ...told }) => ({ ...told, recordedAt: toRfc3339(recordedAt) })),
  };
}

/** A clock that says in one sentence how its due time came about, and as data where that was asked. */
function toldClockView(clock: Clock, ticket: Ticket, now: Instant, { texts, explained }: Reader) {
  const explanation = explainClock(clock, ticket);
  const sentence = clockSentence(clock, explanation, texts);
  return { ...clockView(clock, ticket, now), sentence, ...(explained ? { explanation } : {}) };
}

const eventView = ({ sequence, type, at, recordedAt, by, actor, data }: TicketEvent) => ({
  sequence,
  type,
  at: toRfc3339(at),
  recordedAt: toRfc3339(recordedAt),
  by,
  actor: actor ?? null,
  data,
});
