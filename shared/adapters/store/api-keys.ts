import type { StoredKey } from '../../core/partner/api-key.ts';
import { rolesIn } from '../../core/partner/roles.ts';
import type { Instant } from '../../core/sla/instant.ts';
import { under } from './keys.ts';
import type { Entity, Operation, Table } from './table.ts';

/** A key as read, with the tag that the next write must name. */
export type LoadedKey = StoredKey & { etag: string };

/** Credentials and partners stand in one partition, so that they change in one transaction. */
export const ACCESS_PARTITION = 'access';

const rowKeyOf = (keyId: string): string => `key!${keyId}`;

export async function loadKey(directory: Table, keyId: string): Promise<LoadedKey | null> {
  const row = await directory.get(ACCESS_PARTITION, rowKeyOf(keyId));
  return row && { ...keyOf(row.entity), etag: row.etag };
}

export async function listKeys(directory: Table): Promise<StoredKey[]> {
  const keys: StoredKey[] = [];
  for await (const row of directory.query({ partitionKey: ACCESS_PARTITION, ...under('key') })) keys.push(keyOf(row));
  return keys;
}

export async function saveKey(directory: Table, key: StoredKey): Promise<void> {
  await directory.transact([putKey(key)]);
}

/** Notes the day of the last use, unless the key has changed or gone since it was read: then fails with WriteConflict. */
export async function saveUse(directory: Table, { etag, ...key }: LoadedKey, day: string): Promise<void> {
  await directory.transact([{ op: 'update', entity: toRow({ ...key, lastUsedOn: day }), etag }]);
}

export const putKey = (key: StoredKey): Operation => ({ op: 'upsert', entity: toRow(key) });
export const dropKey = (keyId: string): Operation => ({
  op: 'delete',
  partitionKey: ACCESS_PARTITION,
  rowKey: rowKeyOf(keyId),
});

/** A credential's expiry as kept: no column for none. */
export const expiryColumn = (expiresAt: Instant | null): Record<string, string> =>
  expiresAt === null ? {} : { expiresAt: new Date(expiresAt).toISOString() };

/** A credential's expiry as read. An instant that can't be read is NaN: later than nothing, so it has expired. */
export const expiryOf = (column: Entity[string] | undefined): Instant | null =>
  column === undefined ? null : Date.parse(String(column));

const toRow = ({ keyId, roles, expiresAt, lastUsedOn, ...columns }: StoredKey): Entity => ({
  partitionKey: ACCESS_PARTITION,
  rowKey: rowKeyOf(keyId),
  ...columns,
  roles: roles.join(' '),
  ...expiryColumn(expiresAt),
  ...(lastUsedOn !== null && { lastUsedOn }),
});

function keyOf({ rowKey, partnerTenantId, hmac, roles, expiresAt, lastUsedOn }: Entity): StoredKey {
  return {
    keyId: rowKey.slice(rowKeyOf('').length),
    partnerTenantId: String(partnerTenantId),
    hmac: String(hmac),
    roles: rolesIn(String(roles).split(' ')),
    expiresAt: expiryOf(expiresAt),
    lastUsedOn: lastUsedOn === undefined ? null : String(lastUsedOn),
  };
}
