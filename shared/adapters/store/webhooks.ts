import type { Instant } from '../../core/sla/instant.ts';
import { sha256 } from '../../hash.ts';
import { toColumns } from './columns.ts';
import { type Table, WriteConflict } from './table.ts';

/** A verified event from outside, with its bytes as they came. */
export interface ReceivedWebhook {
  source: string;
  /** Whose event it is; null where it concerns many. An id is one partner's own: nobody can use up another's. */
  partnerTenantId: string | null;
  /** The source's own id of the event. */
  id: string;
  receivedAt: Instant;
  body: Uint8Array;
}

/** Keeps an event once: answers false where its source, partner and id are there already, and changes nothing then. */
export async function saveWebhook(
  directory: Table,
  { source, partnerTenantId, id, receivedAt, body }: ReceivedWebhook,
): Promise<boolean> {
  const keys = { partitionKey: `webhook!${source}!${partnerTenantId ?? 'all'}`, rowKey: sha256(id) };
  const writeToken = crypto.randomUUID();
  const columns = { id, receivedAt: new Date(receivedAt).toISOString(), writeToken };
  const bytes = toColumns('body', Buffer.from(body).toString('base64'));
  try {
    await directory.transact([{ op: 'insert', entity: { ...keys, ...columns, ...bytes } }]);
    return true;
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    const stored = await directory.get(keys.partitionKey, keys.rowKey);
    return stored?.entity.writeToken === writeToken;
  }
}
