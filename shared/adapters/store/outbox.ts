import type { Instant } from '../../core/sla/instant.ts';
import { SECOND } from '../../core/sla/instant.ts';
import type { Owed } from '../../core/ticket/owed.ts';
import { waitAfter } from '../../core/ticket/retries.ts';
import { outboxKey, partitionOf, under, upTo } from './keys.ts';
import { type OutboxRow, type OwedPlace, outboxOf, outboxRow } from './rows.ts';
import { type Entity, type Operation, type Table, WriteConflict } from './table.ts';

/** How long a claim holds: as long as a worker may take, and shorter than the lock under which a message is delivered. */
const CLAIM = 30 * SECOND;

/** Messages of this partition whose outcome is overdue, oldest first. */
export async function* overdueOutbox(table: Table, partitionKey: string, now: Instant): AsyncIterable<OutboxRow> {
  for await (const row of table.query({ partitionKey, ...upTo('outbox', now) })) yield outboxOf(row);
}

/** Where a message's outbox row stands now: at the key it was sent with, unless the relay has moved it since. */
export async function findOutbox(table: Table, message: OwedPlace): Promise<OutboxRow | null> {
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
  rowKey: outboxKey(now + waitAfter(owed.outboxId, 1), owed.outboxId),
  attempts: 1,
  traceparent,
  claim: null,
});

/** The row as it stands after one more send: its count raised, its time moved by the backoff. */
export function afterSend(row: OutboxRow, now: Instant): OutboxRow {
  const attempts = row.attempts + 1;
  return { ...row, attempts, rowKey: outboxKey(now + waitAfter(row.outboxId, attempts), row.outboxId) };
}

/**
 * Claims the act that a message asks for, so that of several copies one acts. Null where nothing is owed any more, or
 * where somebody is at it: should they fail, the claim ends and the relay sends again.
 */
export async function claimOutbox(table: Table, message: OwedPlace, now: Instant): Promise<OutboxRow | null> {
  const row = await findOutbox(table, message);
  if (row === null) return null;
  const claimed = { ...row, claim: { token: crypto.randomUUID(), until: now + CLAIM } };
  const written = await replaceOutbox(table, claimed, (stored) => !isClaimed(stored, now));
  if (written) return claimed;
  const stored = await findOutbox(table, message);
  return stored?.claim?.token === claimed.claim.token ? stored : null;
}

/** Gives a claim back: whoever acts next needn't wait for its end. */
export async function releaseOutbox(table: Table, { claim, ...row }: OutboxRow): Promise<void> {
  const present = await findOutbox(table, row);
  if (present === null) return;
  await replaceOutbox(table, { ...present, claim: null }, (stored) => stored.claim?.token === claim?.token);
}

/** A claim that ends later than one made now was made before the clock was set back. */
export const isClaimed = ({ claim }: OutboxRow, now: Instant): boolean =>
  claim !== null && now < claim.until && claim.until <= now + CLAIM;

/** Writes a row over the one at its key, where that fits; false where it doesn't, or has changed meanwhile. */
async function replaceOutbox(table: Table, row: OutboxRow, fits: (stored: OutboxRow) => boolean): Promise<boolean> {
  const entity = outboxRow(row);
  const stored = await table.get(entity.partitionKey, entity.rowKey);
  if (stored === null || !fits(outboxOf(stored.entity))) return false;
  return unlessChanged(table, [{ op: 'update', entity, etag: stored.etag }]);
}

/**
 * Moves a row to where `afterSend` says, with the claim that it has by now. Nothing happens when an outcome has taken
 * the row away meanwhile.
 */
export async function moveOutbox(table: Table, from: OutboxRow, to: OutboxRow): Promise<void> {
  const stored = await table.get(partitionOf(from.ticketId), from.rowKey);
  if (stored === null) return;
  const { claim } = outboxOf(stored.entity);
  await unlessChanged(table, [remove(from), { op: 'insert', entity: outboxRow({ ...to, claim }) }]);
}

/**
 * Takes a message's row away, wherever the relay has moved it, together with what records the outcome. Harmless when
 * that was done before.
 */
export async function settleOutbox(table: Table, message: OwedPlace, outcome: Entity[] = []): Promise<void> {
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
