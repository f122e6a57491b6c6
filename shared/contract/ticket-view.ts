import { type Instant, isoOrNull, toRfc3339 } from '../core/sla/instant.ts';
import { clockSentence } from '../core/texts/clock-sentence.ts';
import type { Catalogue } from '../core/texts/en.ts';
import { remaining } from '../core/ticket/clocks.ts';
import type { TicketEvent } from '../core/ticket/events.ts';
import { explainClock } from '../core/ticket/explain-clock.ts';
import type { History } from '../core/ticket/history.ts';
import type { Clock, Ticket } from '../core/ticket/ticket.ts';
import type { Shown } from './answers/shown.ts';
import type { listedTicketAnswer, ticketAnswer } from './answers/ticket.ts';
import { decisionView, type Reader } from './decision-view.ts';

/** One ticket with everything. */
export function ticketView(
  ticket: Ticket,
  { events, notifications }: History,
  now: Instant,
  reader: Reader,
): Shown<typeof ticketAnswer> {
  const { intent, given, decision, calendar, isv, createdAt: at } = ticket;
  const provisionalDueAt = ticket.clocks.find((clock) => clock.name === 'initial-response')?.dueAt ?? null;
  return {
    ...listedTicketView(ticket, now),
    clocks: ticket.clocks.map((clock) => explainedClockView(clock, ticket, now, reader.texts)),
    decision: decisionView({ intent, decision, at, given, calendar, provisionalDueAt, isv }, reader),
    events: events.map(eventView),
    notifications: notifications.map(({ recordedAt, ...told }) => ({ ...told, recordedAt: toRfc3339(recordedAt) })),
  };
}

/** A ticket in a list: what one looks for; the hand-off and the history are read one by one. */
export function listedTicketView(ticket: Ticket, now: Instant): Shown<typeof listedTicketAnswer> {
  const { intent, decision } = ticket;
  const { partner, customer } = intent;
  const { type, breakFix, language, title, startedAt } = intent.issue;
  return {
    id: ticket.id,
    reference: intent.reference ?? null,
    partnerTenantId: ticket.partnerTenantId,
    partner: { tenantId: partner.tenantId, type: partner.type },
    customer: { tenantId: customer.tenantId, name: customer.name, domain: customer.domain },
    product: intent.product,
    issue: { type, breakFix, severity: ticket.severity, language, title, startedAt },
    status: ticket.status,
    decision: { outcome: decision.outcome, channel: decision.channel, code: decision.code, row: decision.row },
    channelReference: ticket.channelReference,
    claimedBy: ticket.claimedBy,
    paused: ticket.pausedSince !== null,
    clocks: ticket.clocks.map((clock) => clockView(clock, ticket, now)),
    createdAt: toRfc3339(ticket.createdAt),
    updatedAt: toRfc3339(ticket.updatedAt),
  };
}

const clockView = (clock: Clock, ticket: Ticket, now: Instant) => ({
  name: clock.name,
  startedAt: isoOrNull(clock.startedAt),
  warnAt: isoOrNull(clock.warnAt),
  dueAt: toRfc3339(clock.dueAt),
  state: clock.state,
  stoppedAt: isoOrNull(clock.stoppedAt),
  breachedAt: isoOrNull(clock.breachedAt),
  remainingSeconds: remaining(clock, now, ticket),
  provisional: clock.startedAt === null,
});

/** A clock that says how its due time came about: as data, and as one sentence. */
function explainedClockView(clock: Clock, ticket: Ticket, now: Instant, texts: Catalogue) {
  const explanation = explainClock(clock, ticket);
  const sentence = clockSentence(clock, explanation, texts);
  return { ...clockView(clock, ticket, now), explanation: { ...explanation, sentence } };
}

const eventView = ({ sequence, type, at, recordedAt, by, data }: TicketEvent) => ({
  sequence,
  type,
  at: toRfc3339(at),
  recordedAt: toRfc3339(recordedAt),
  by,
  data,
});
