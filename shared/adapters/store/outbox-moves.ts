import type { Instant } from '../../core/sla/instant.ts';
import { waitAfter } from '../../core/ticket/retries.ts';
import { outboxKey } from './keys.ts';
import { TRANSACTION_ROWS } from './limits.ts';
import { findOutbox, removeOutbox } from './outbox.ts';
import { type Claim, type OutboxRow, outboxOf, outboxRow } from './rows.ts';
import type { Operation, Table } from './table.ts';
import { unlessChanged } from './unless-changed.ts';

/** A row that is sent again, and how it stands afterwards. */
export interface Move {
  from: OutboxRow;
  to: OutboxRow;
}

/** The row as it stands after one more send: its count raised, its time moved by the backoff. */
export function afterSend(row: OutboxRow, now: Instant): OutboxRow {
  const attempts = row.attempts + 1;
  return { ...row, attempts, rowKey: outboxKey(now + waitAfter(row.outboxId, attempts), row.outboxId) };
}

/** How many rows move in one transaction: each is deleted and inserted. */
const TOGETHER = TRANSACTION_ROWS / 2;

/**
 * Moves rows of a partition, given in the order of their keys, each with the claim that it has by now. What an outcome
 * has taken away meanwhile stays away.
 */
export async function moveOutbox(table: Table, partitionKey: string, moves: readonly Move[]): Promise<void> {
  for (let start = 0; start < moves.length; start += TOGETHER) {
    const together = moves.slice(start, start + TOGETHER);
    const claims = await presentClaims(table, partitionKey, together);
    const present = together.filter(({ from }) => claims.has(from.rowKey));
    const operations = present.flatMap((move) => moving(move, claims.get(move.from.rowKey) ?? null));
    if (present.length > 0 && !(await unlessChanged(table, operations)))
      for (const move of present) await moveOne(table, move);
  }
}

/** The claims of those rows that are still there, by their keys. */
async function presentClaims(table: Table, partitionKey: string, moves: Move[]): Promise<Map<string, Claim | null>> {
  const keys = moves.map(({ from }) => from.rowKey);
  const claims = new Map<string, Claim | null>();
  // The next possible key after the last is that and the lowest character.
  const range = { partitionKey, from: keys.at(0) ?? '', to: `${keys.at(-1)} ` };
  for await (const row of table.query(range)) claims.set(row.rowKey, outboxOf(row).claim);
  return claims;
}

async function moveOne(table: Table, move: Move): Promise<void> {
  const present = await findOutbox(table, move.from);
  if (present !== null) await unlessChanged(table, moving(move, present.claim));
}

const moving = ({ from, to }: Move, claim: Claim | null): Operation[] => [
  removeOutbox(from),
  { op: 'insert', entity: outboxRow({ ...to, claim }) },
];
