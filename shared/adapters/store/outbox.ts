import type { Instant } from '../../core/sla/instant.ts';
import type { Owed } from '../../core/ticket/owed.ts';
import { waitAfter } from '../../core/ticket/retries.ts';
import { outboxKey, partitionOf, under, upTo } from './keys.ts';
import { type OutboxRow, type OwedPlace, outboxOf } from './rows.ts';
import type { Entity, Operation, Table } from './table.ts';
import { unlessChanged } from './unless-changed.ts';

/** Messages of this partition whose outcome is overdue, oldest first. */
export async function* overdueOutbox(table: Table, partitionKey: string, now: Instant): AsyncIterable<OutboxRow> {
  for await (const row of table.query({ partitionKey, ...upTo('outbox', now) })) yield outboxOf(row);
}

/**
 * A message's outbox row, where the message says; null where an outcome has taken it away, and where it was sent again
 * since: that message sees to it, and this copy isn't worth a search.
 */
export async function findOutbox(table: Table, { ticketId, before, rowKey }: OwedPlace): Promise<OutboxRow | null> {
  // In this order: a row that moves in between is found.
  for (const key of before === undefined ? [rowKey] : [before, rowKey]) {
    const row = await table.get(partitionOf(ticketId), key);
    if (row !== null) return outboxOf(row.entity);
  }
  return null;
}

/** A message's outbox row wherever it stands now, for those who have acted on it; null where nothing is owed any more. */
export async function traceOutbox(table: Table, message: OwedPlace): Promise<OutboxRow | null> {
  const found = await findOutbox(table, message);
  if (found !== null) return found;
  const range = { partitionKey: partitionOf(message.ticketId), ...under('outbox') };
  for await (const moved of table.query({ ...range, equals: { outboxId: message.outboxId } })) return outboxOf(moved);
  return null;
}

/** The row of a message that is owed by now and sent at once after the commit. */
export const firstSend = (owed: Owed, now: Instant, traceparent: string): OutboxRow => ({
  ...owed,
  rowKey: outboxKey(now + waitAfter(owed.outboxId, 1), owed.outboxId),
  attempts: 1,
  traceparent,
  claim: null,
});

/**
 * Takes a message's row away, also where the relay moves it at that moment, together with what records the outcome.
 * Harmless when that was done before.
 */
export async function settleOutbox(table: Table, message: OwedPlace, outcome: Entity[] = []): Promise<void> {
  const records = outcome.map((entity): Operation => ({ op: 'upsert', entity }));
  let row = await findOutbox(table, message);
  while (row !== null && !(await unlessChanged(table, [removeOutbox(row), ...records])))
    row = await traceOutbox(table, row);
}

export const removeOutbox = (row: OutboxRow): Operation => ({
  op: 'delete',
  partitionKey: partitionOf(row.ticketId),
  rowKey: row.rowKey,
});
