import { setTimeout as wait } from 'node:timers/promises';
import { lease, type Quota, type QuotaName, type QuotaWindow } from '../../core/partner/quota.ts';
import type { Scope } from '../../core/partner/scope.ts';
import type { Instant } from '../../core/sla/instant.ts';
import { AppError } from '../../errors.ts';
import { type Entity, type Table, WriteConflict } from './table.ts';

/** Instances that ask at once take turns; this many in a row lost means that storage doesn't keep up. */
const ATTEMPTS = 20;
/** The longest wait after the first lost turn, which doubles with each up to the fifth: those who lost come apart. */
const FIRST_WAIT_MS = 10;

/**
 * Takes a lease of the partner's quota, which all instances share through one row. A write whose answer got lost is known
 * by its token, the same for each try until one has succeeded: its lease is handed out then, unless another came between.
 */
export async function takeLease(
  directory: Table,
  { partnerTenantId }: Scope,
  name: QuotaName,
  quota: Quota,
  now: Instant,
  token: string,
): Promise<QuotaWindow & { granted: number }> {
  const keys = { partitionKey: `quota!${partnerTenantId}`, rowKey: name };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const row = await directory.get(keys.partitionKey, keys.rowKey);
    const window = row && windowOf(row.entity);
    if (window !== null && row?.entity.token === token) return { ...window, granted: Number(row.entity.granted) };
    const leased = lease(window, quota, now);
    if (leased.granted === 0 && leased.endsAt === window?.endsAt) return leased;
    const { endsAt, taken, granted } = leased;
    const entity = { ...keys, endsAt: new Date(endsAt).toISOString(), taken, granted, token };
    try {
      await directory.transact([row === null ? { op: 'insert', entity } : { op: 'update', entity, etag: row.etag }]);
      return leased;
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      await wait(Math.random() * FIRST_WAIT_MS * 2 ** Math.min(attempt, 4));
    }
  }
  throw new AppError('STORAGE_UNAVAILABLE');
}

/** Null for a row that was spoiled: it counts for nothing. */
const windowOf = ({ endsAt, taken }: Entity): QuotaWindow | null =>
  Number.isFinite(taken) ? { endsAt: Date.parse(String(endsAt)), taken: Number(taken) } : null;
