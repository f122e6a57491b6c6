import { createHmac, timingSafeEqual } from 'node:crypto';
import { ACCESS_PARTITION } from '../../adapters/store/api-keys.ts';
import type { Operation } from '../../adapters/store/table.ts';
import type { Office } from './office.ts';

const ROW = { partitionKey: ACCESS_PARTITION, rowKey: 'pepper' };

/**
 * What a transaction that makes a credential must have with it: for the first, the row that fixes the pepper. Throws
 * where that is another than the office's. The app itself asks nothing of the row: it does no I/O when it starts.
 */
export async function checkPepper({ directory, pepper }: Pick<Office, 'directory' | 'pepper'>): Promise<Operation[]> {
  const hmac = createHmac('sha256', pepper).update('the pepper of this directory').digest();
  const row = await directory.get(ROW.partitionKey, ROW.rowKey);
  if (row === null) return [{ op: 'insert', entity: { ...ROW, hmac: hmac.toString('hex') } }];
  const known = Buffer.from(String(row.entity.hmac), 'hex');
  if (known.length !== hmac.length || !timingSafeEqual(known, hmac))
    throw new Error(
      'expected the API_KEY_PEPPER that the keys and secrets here are made with, found another: ' +
        'what is made with it would never work (changed on purpose: operator/README.md#partners)',
    );
  return [];
}
