import type { Instant } from '../../core/sla/instant.ts';
import { deadlines } from '../../core/ticket/deadlines.ts';
import type { TicketEvent } from '../../core/ticket/events.ts';
import type { Owed } from '../../core/ticket/owed.ts';
import type { Ticket } from '../../core/ticket/ticket.ts';
import { fromColumns, toColumns } from './columns.ts';
import { dueKey, eventKey, listKey, partitionOf, placeOf, shelfOf, ticketKey } from './keys.ts';
import type { Entity } from './table.ts';

/** Where a message's row is looked for: it may have moved on since. */
export type OwedPlace = Pick<OutboxRow, 'rowKey' | 'outboxId' | 'partnerTenantId' | 'ticketId'>;

/** A message on its way, sent `attempts` times; sent again when the instant of its key passes without an outcome. */
export interface OutboxRow extends Owed {
  rowKey: string;
  attempts: number;
  traceparent: string;
  /** Who acts on it, and until when nobody else does; null for nobody. */
  claim: Claim | null;
}

export interface Claim {
  token: string;
  until: Instant;
}

/** The JSON of a value in one line, for every reader: U+2028 and U+2029 end one for some, Azurite's transactions among them. */
const toText = (value: object): string =>
  JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

export function ticketRow(ticket: Ticket): Entity {
  return {
    partitionKey: partitionOf(ticket.id),
    rowKey: ticketKey(ticket.partnerTenantId, ticket.id),
    version: ticket.version,
    ...toColumns('ticket', toText(ticket)),
  };
}

export const ticketOf = (row: Entity): Ticket => JSON.parse(fromColumns('ticket', row)) as Ticket;

/** `writeToken` tells who wrote it: nothing that comes later changes this row. */
export function eventRow(ticket: Ticket, event: TicketEvent, writeToken: string): Entity {
  return {
    partitionKey: partitionOf(ticket.id),
    rowKey: eventKey(ticket.partnerTenantId, ticket.id, event.sequence),
    type: event.type,
    writeToken,
    ...toColumns('event', toText(event)),
  };
}

export const eventOf = (row: Entity): TicketEvent => JSON.parse(fromColumns('event', row)) as TicketEvent;

/** The row that lists show and filter on. It moves to another shelf with the status, and changes with the rest. */
export function listRow(ticket: Ticket): Entity {
  const { id, partnerTenantId, intent, decision, status, severity, clocks } = ticket;
  return {
    partitionKey: partitionOf(id),
    rowKey: listKey(shelfOf(ticket), partnerTenantId, placeOf(ticket)),
    status,
    severity,
    customer: intent.customer.tenantId,
    channel: decision.channel ?? '',
    product: intent.product.family,
    breached: clocks.some((clock) => clock.breachedAt !== null),
    ...toColumns('ticket', toText(summary(ticket))),
  };
}

/** A ticket as lists show it: without the long texts and the history. */
function summary(ticket: Ticket): Ticket {
  const { description: _, ...issue } = ticket.intent.issue;
  return { ...ticket, intent: { ...ticket.intent, issue } };
}

/** One row for each thing that falls due on the ticket. */
export const dueRows = (ticket: Ticket): Entity[] =>
  deadlines(ticket).map((deadline) => ({
    partitionKey: partitionOf(ticket.id),
    rowKey: dueKey(ticket.id, deadline),
    partner: ticket.partnerTenantId,
    ticketId: ticket.id,
  }));

export const outboxRow = ({ claim, ...row }: OutboxRow): Entity => ({
  partitionKey: partitionOf(row.ticketId),
  ...row,
  ...(claim && { claim: claim.token, claimedUntil: new Date(claim.until).toISOString() }),
});

export function outboxOf(row: Entity): OutboxRow {
  return {
    rowKey: row.rowKey,
    outboxId: String(row.outboxId),
    queue: String(row.queue),
    partnerTenantId: String(row.partnerTenantId),
    ticketId: String(row.ticketId),
    sequence: Number(row.sequence),
    attempts: Number(row.attempts),
    traceparent: String(row.traceparent),
    claim: row.claim === undefined ? null : { token: String(row.claim), until: Date.parse(String(row.claimedUntil)) },
  };
}
