import type { Instant } from '../../core/sla/instant.ts';
import { deadlines } from '../../core/ticket/deadlines.ts';
import type { TicketEvent } from '../../core/ticket/events.ts';
import type { Owed } from '../../core/ticket/owed.ts';
import type { Ticket } from '../../core/ticket/ticket.ts';
import { fromColumns, toColumns } from './columns.ts';
import { dueKey, eventKey, partitionOf, ticketKey } from './keys.ts';
import { listRows } from './list-rows.ts';
import type { Entity } from './table.ts';
import { toText } from './text.ts';

/** Where a message's row is looked for: it may have moved on since, and may yet stand where it was `before`. */
export type OwedPlace = Pick<OutboxRow, 'rowKey' | 'outboxId' | 'partnerTenantId' | 'ticketId'> & { before?: string };

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

/** A ticket, and the keys of all rows that follow from it: whoever changes it next finds them here. */
export function ticketRow(ticket: Ticket, following: Entity[]): Entity {
  return {
    partitionKey: partitionOf(ticket.id),
    rowKey: ticketKey(ticket.partnerTenantId, ticket.id),
    version: ticket.version,
    following: following.map(({ rowKey }) => rowKey).join('\n'),
    ...toColumns('ticket', toText(ticket)),
  };
}

export const ticketOf = (row: Entity): Ticket => JSON.parse(fromColumns('ticket', row)) as Ticket;
export const followingOf = (row: Entity): string[] => String(row.following).split('\n');

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

/** What follows from a ticket, and changes with it: where lists have it, and when the sweep must look at it. */
export const rowsFollowing = (ticket: Ticket): Entity[] => [...listRows(ticket), ...dueRows(ticket)];

/** One row for each thing that falls due on the ticket. */
const dueRows = (ticket: Ticket): Entity[] =>
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
