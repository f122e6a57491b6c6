import type { Instant } from '../../core/sla/instant.ts';
import { HOUR, MINUTE } from '../../core/sla/instant.ts';
import type { Owed } from '../../core/ticket/owed.ts';
import { outboxKey, partitionOf, under, upTo } from './keys.ts';
import { type OutboxRow, outboxOf, outboxRow } from './rows.ts';
import { type Entity, type Operation, type Table, WriteConflict } from './table.ts';

/** The relay takes over when no outcome of the first send is seen by then. */
const FIRST_RELAY_AFTER = 1 * MINUTE;

/** How long to wait for an outcome after the second, third … send; with the first minute it comes to about a day. */
const BACKOFF = [2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 1 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR];

/** Sends without an outcome after which a ticket is given up. */
export const MAX_SENDS = BACKOFF.length + 1;

/** Messages of this partition whose outcome is overdue, oldest first. */
export async function* overdueOutbox(table: Table, partitionKey: string, now: Instant): AsyncIterable<OutboxRow> {
  for await (const row of table.query({ partitionKey, ...upTo('outbox', now) })) yield outboxOf(row);
}

/** Where a message's outbox row stands now: at the key it was sent with, unless the relay has moved it since. */
export async function findOutbox(table: Table, message: OutboxRow): Promise<OutboxRow | null> {
  const partitionKey = partitionOf(message.ticketId);
  const row = await table.get(partitionKey, message.rowKey);
  if (row !== null) return outboxOf(row.entity);
  const equals = { outboxId: message.outboxId };
  for await (const moved of table.query({ partitionKey, ...under('outbox'), equals })) return outboxOf(moved);
  return null;
}

/** The row of a message that is owed by now and sent at once after the commit. */
export const firstSend = (owed: Owed, now: Instant, traceparent: string): OutboxRow => ({
  ...owed,
  rowKey: outboxKey(now + FIRST_RELAY_AFTER, owed.outboxId),
  attempts: 1,
  traceparent,
});

/** The row as it stands after one more send: its count raised, its time moved by the backoff. */
export function afterSend(row: OutboxRow, now: Instant): OutboxRow {
  const attempts = row.attempts + 1;
  const wait = BACKOFF[attempts - 2] ?? 12 * HOUR;
  return { ...row, attempts, rowKey: outboxKey(now + wait, row.outboxId) };
}

/** Moves a row to where `afterSend` says. Nothing happens when an outcome has taken the row away meanwhile. */
export async function moveOutbox(table: Table, from: OutboxRow, to: OutboxRow): Promise<void> {
  await unlessChanged(table, [remove(from), { op: 'insert', entity: outboxRow(to) }]);
}

/**
 * Takes a message's row away, wherever the relay has moved it, together with what records the outcome. Harmless when
 * that was done before.
 */
export async function settleOutbox(table: Table, message: OutboxRow, outcome: Entity[] = []): Promise<void> {
  const records = outcome.map((entity): Operation => ({ op: 'upsert', entity }));
  let row = await findOutbox(table, message);
  while (row !== null && !(await unlessChanged(table, [remove(row), ...records]))) row = await findOutbox(table, row);
}

const remove = (row: OutboxRow): Operation => ({
  op: 'delete',
  partitionKey: partitionOf(row.ticketId),
  rowKey: row.rowKey,
});

/** Whether the rows were still as expected, and so changed. */
async function unlessChanged(table: Table, operations: Operation[]): Promise<boolean> {
  try {
    await table.transact(operations);
    return true;
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    return false;
  }
}
