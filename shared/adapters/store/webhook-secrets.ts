import { SECRET_SOURCES, type SecretSource, type WebhookSecret } from '../../core/partner/webhook-secret.ts';
import { ACCESS_PARTITION, expiryColumn, expiryOf } from './api-keys.ts';
import { under } from './keys.ts';
import type { Entity, Operation, Table } from './table.ts';

const prefixOf = (source: SecretSource, partnerTenantId: string): string => `secret!${source}!${partnerTenantId}`;
const rowKeyOf = ({ source, partnerTenantId, secretId }: WebhookSecret): string =>
  `${prefixOf(source, partnerTenantId)}!${secretId}`;

/** The partner's secrets of one source, live or not. */
export async function loadSecrets(
  directory: Table,
  source: SecretSource,
  partnerTenantId: string,
): Promise<WebhookSecret[]> {
  const secrets: WebhookSecret[] = [];
  const range = { partitionKey: ACCESS_PARTITION, ...under(prefixOf(source, partnerTenantId)) };
  for await (const row of directory.query(range)) secrets.push(secretOf(row));
  return secrets;
}

/** The partner's secrets of all sources. */
export const loadAllSecrets = async (directory: Table, partnerTenantId: string): Promise<WebhookSecret[]> =>
  (await Promise.all(SECRET_SOURCES.map((source) => loadSecrets(directory, source, partnerTenantId)))).flat();

export const putSecret = (secret: WebhookSecret): Operation => ({ op: 'upsert', entity: toRow(secret) });
export const dropSecret = (secret: WebhookSecret): Operation => ({
  op: 'delete',
  partitionKey: ACCESS_PARTITION,
  rowKey: rowKeyOf(secret),
});

const toRow = (secret: WebhookSecret): Entity => ({
  partitionKey: ACCESS_PARTITION,
  rowKey: rowKeyOf(secret),
  ...expiryColumn(secret.expiresAt),
});

function secretOf({ rowKey, expiresAt }: Entity): WebhookSecret {
  const [, source, partnerTenantId = '', secretId = ''] = rowKey.split('!');
  return { source: source as SecretSource, partnerTenantId, secretId, expiresAt: expiryOf(expiresAt) };
}
