import type { Instant } from '../../core/sla/instant.ts';
import { SECOND } from '../../core/sla/instant.ts';
import { findOutbox } from './outbox.ts';
import { type OutboxRow, type OwedPlace, outboxOf, outboxRow } from './rows.ts';
import type { Table } from './table.ts';
import { unlessChanged } from './unless-changed.ts';

/** How long a claim holds: as long as a worker may take. What a killed one had in hand waits for it, so it is short. */
const CLAIM = 15 * SECOND;

/**
 * Claims the act that a message asks for, so that of several copies one acts. Null where nothing is owed any more, or
 * where somebody is at it: should they fail, the claim ends and the relay sends again.
 */
export async function claimOutbox(table: Table, message: OwedPlace, now: Instant): Promise<OutboxRow | null> {
  const claim = { token: crypto.randomUUID(), until: now + CLAIM };
  // The relay moves the row of what it has just sent: then it is claimed where it stands now.
  for (;;) {
    const row = await findOutbox(table, message);
    if (row === null) return null;
    if (row.claim?.token === claim.token) return row;
    if (isClaimed(row, now)) return null;
    const claimed = { ...row, claim };
    if (await replaceOutbox(table, claimed, (stored) => !isClaimed(stored, now))) return claimed;
  }
}

/** Gives a claim back: whoever acts next needn't wait for its end. */
export async function releaseOutbox(table: Table, { claim, ...row }: OutboxRow): Promise<void> {
  await replaceOutbox(table, { ...row, claim: null }, (stored) => stored.claim?.token === claim?.token);
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
