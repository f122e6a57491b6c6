import type { Scope } from '../../core/partner/scope.ts';
import type { TicketEvent } from '../../core/ticket/events.ts';
import type { History } from '../../core/ticket/history.ts';
import { owedBy } from '../../core/ticket/owed.ts';
import type { Change } from '../../core/ticket/record.ts';
import type { Ticket } from '../../core/ticket/ticket.ts';
import { eventKey, isDueKey, partitionOf, repeatKey, ticketKey, under } from './keys.ts';
import { notificationOf } from './notifications.ts';
import { firstSend } from './outbox.ts';
import {
  eventOf,
  eventRow,
  followingOf,
  type OutboxRow,
  outboxRow,
  rowsFollowing,
  ticketOf,
  ticketRow,
} from './rows.ts';
import { type Entity, type Operation, type Table, WriteConflict } from './table.ts';

/** A ticket as read, with the tag that the next write must name. */
export interface LoadedTicket {
  ticket: Ticket;
  etag: string;
  /** The keys of the rows that follow from it, as they are stored. */
  following: readonly string[];
}

/** What goes with a change into its transaction. */
export interface CommitOptions {
  traceparent: string;
  /** Outbox rows whose outcome this change records. */
  settled?: OutboxRow[];
  /** Marks the change as the answer to a caller's key, so that a repeat is recognised. */
  repeat?: { hash: string; fingerprint: string };
}

export class ConcurrentChange extends Error {}

/** Reads one ticket of the scope's partner; another partner's is simply not there. */
export async function loadTicket(table: Table, scope: Scope, id: string): Promise<LoadedTicket | null> {
  const row = await table.get(partitionOf(id), ticketKey(scope.partnerTenantId, id));
  return row && { ticket: ticketOf(row.entity), etag: row.etag, following: followingOf(row.entity) };
}

export async function loadHistory(table: Table, scope: Scope, id: string): Promise<History> {
  const history: History = { events: [], notifications: [] };
  const range = under(`event!${scope.partnerTenantId}!${id}`);
  for await (const row of table.query({ partitionKey: partitionOf(id), ...range })) {
    const notification = notificationOf(row);
    if (notification === null) history.events.push(eventOf(row));
    else history.notifications.push(notification);
  }
  return history;
}

export async function loadEvent(table: Table, scope: Scope, id: string, sequence: number): Promise<TicketEvent | null> {
  const row = await table.get(partitionOf(id), eventKey(scope.partnerTenantId, id, sequence));
  return row === null ? null : eventOf(row.entity);
}

/** The fingerprint stored under a caller's key for an event, or null. */
export async function loadRepeat(table: Table, scope: Scope, id: string, hash: string): Promise<string | null> {
  const row = await table.get(partitionOf(id), repeatKey(scope.partnerTenantId, id, hash));
  return row === null ? null : String(row.entity.fingerprint);
}

/** A change as it is to be written, with the event by whose write token its success is known, and what it then owes. */
export interface Writing {
  operations: Operation[];
  event: Entity;
  owed: OutboxRow[];
}

/**
 * A change and all that follows from it, to be written in one transaction: the ticket, its events, its places in the
 * lists, what falls due, and the messages it owes. `before` is null for a new ticket. A ticket outside of the scope is a
 * fault of ours.
 */
export function writingOf(
  scope: Scope,
  before: LoadedTicket | null,
  { ticket, events }: Change,
  { traceparent, settled = [], repeat }: CommitOptions,
): Writing {
  if (ticket.partnerTenantId !== scope.partnerTenantId)
    throw new Error('Expected a ticket of the scope, found another');
  const writeToken = crypto.randomUUID();
  const following = rowsFollowing(ticket);
  const row = ticketRow(ticket, following);
  const [event, ...more] = events.map((one) => eventRow(ticket, one, writeToken));
  if (event === undefined) throw new Error('Expected an event, found none');
  const owed = events
    .flatMap((one) => owedBy(ticket, one))
    .map((message) => firstSend(message, ticket.updatedAt, traceparent));
  const operations: Operation[] = [
    before === null ? { op: 'insert', entity: row } : { op: 'update', entity: row, etag: before.etag },
    ...inserts([event, ...more]),
    ...replaced(row.partitionKey, before?.following ?? [], following),
    ...inserts(owed.map(outboxRow)),
    ...settled.map(({ rowKey }): Operation => ({ op: 'delete', partitionKey: row.partitionKey, rowKey })),
  ];
  if (repeat !== undefined) {
    const rowKey = repeatKey(ticket.partnerTenantId, ticket.id, repeat.hash);
    operations.push(...inserts([{ partitionKey: row.partitionKey, rowKey, fingerprint: repeat.fingerprint }]));
  }
  return { operations, event, owed };
}

/**
 * Writes a change in one transaction. Answers the outbox rows now owed. Fails with ConcurrentChange when the ticket isn't
 * as `before` says.
 */
export async function commit(
  table: Table,
  scope: Scope,
  before: LoadedTicket | null,
  change: Change,
  options: CommitOptions,
): Promise<OutboxRow[]> {
  const writing = writingOf(scope, before, change, options);
  await writeTogether(table, [writing]);
  return writing.owed;
}

/**
 * Writes changes of several tickets of a partition in one transaction: all or none. A conflict that our own write token
 * explains is the answer to a repeated request: the write has succeeded, whatever others have made of the tickets since.
 * Fails with ConcurrentChange when one of them isn't as it was read.
 */
export async function writeTogether(table: Table, writings: readonly Writing[]): Promise<void> {
  try {
    await table.transact(writings.flatMap(({ operations }) => operations));
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    const event = writings[0]?.event;
    const stored = event && (await table.get(event.partitionKey, event.rowKey));
    if (!stored || stored.entity.writeToken !== event.writeToken)
      throw new ConcurrentChange('The ticket has changed', { cause: error });
  }
}

const inserts = (entities: Entity[]): Operation[] => entities.map((entity) => ({ op: 'insert', entity }));

/** By what was stored, not by what would be computed of it today: a release that computes otherwise finds its way, too. */
function replaced(partitionKey: string, before: readonly string[], after: Entity[]): Operation[] {
  const wanted = new Set(after.map(({ rowKey }) => rowKey));
  const stored = new Set(before);
  // All that a due row says stands in its key and never changes.
  const written = after.filter(({ rowKey }) => !(isDueKey(rowKey) && stored.has(rowKey)));
  return [
    ...before
      .filter((rowKey) => !wanted.has(rowKey))
      .map((rowKey): Operation => ({ op: 'delete', partitionKey, rowKey })),
    ...written.map((entity): Operation => ({ op: 'upsert', entity })),
  ];
}
