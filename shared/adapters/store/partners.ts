import type { App, Limits, Partner } from '../../core/partner/partner.ts';
import { ACCESS_PARTITION } from './api-keys.ts';
import { under } from './keys.ts';
import type { Entity, Operation, Table } from './table.ts';

/** A partner as read, with the tag that the next write must name. */
export type LoadedPartner = Partner & { etag: string };

const partnerKey = (tenantId: string): string => `partner!${tenantId}`;
const appKey = ({ tenantId, appId }: App): string => `app!${tenantId}!${appId}`;
const removalKey = (tenantId: string): string => `removal!${tenantId}`;

export async function loadPartner(directory: Table, tenantId: string): Promise<LoadedPartner | null> {
  const row = await directory.get(ACCESS_PARTITION, partnerKey(tenantId));
  return row && { ...partnerOf(row.entity), etag: row.etag };
}

export async function listPartners(directory: Table): Promise<Partner[]> {
  const partners: Partner[] = [];
  const range = { partitionKey: ACCESS_PARTITION, ...under('partner') };
  for await (const row of directory.query(range)) partners.push(partnerOf(row));
  return partners;
}

/** The tenant ids of partners whose removal has begun and isn't finished. */
export async function listRemovals(directory: Table): Promise<string[]> {
  const tenantIds: string[] = [];
  const range = { partitionKey: ACCESS_PARTITION, ...under('removal') };
  for await (const { rowKey } of directory.query(range)) tenantIds.push(rowKey.slice(removalKey('').length));
  return tenantIds;
}

export const isBeingRemoved = async (directory: Table, tenantId: string): Promise<boolean> =>
  (await directory.get(ACCESS_PARTITION, removalKey(tenantId))) !== null;

/** The tenant id of the partner that an application may act for; null where none has allowed it. */
export async function loadApp(directory: Table, app: App): Promise<string | null> {
  const row = await directory.get(ACCESS_PARTITION, appKey(app));
  return row && String(row.entity.partnerTenantId);
}

/** All allowed applications, each with its partner. */
export async function listApps(directory: Table): Promise<(App & { partnerTenantId: string })[]> {
  const apps: (App & { partnerTenantId: string })[] = [];
  for await (const { rowKey, partnerTenantId } of directory.query({
    partitionKey: ACCESS_PARTITION,
    ...under('app'),
  })) {
    const [, tenantId = '', appId = ''] = rowKey.split('!');
    apps.push({ tenantId, appId, partnerTenantId: String(partnerTenantId) });
  }
  return apps;
}

export const insertPartner = (partner: Partner): Operation => ({ op: 'insert', entity: toRow(partner) });
/** Fails the transaction when another change came first: all that belongs to a partner is changed through its row. */
export const updatePartner = ({ etag, ...partner }: LoadedPartner): Operation => ({
  op: 'update',
  entity: toRow(partner),
  etag,
});
/** Fails the transaction when another change came first, and makes those fail that are under way. */
export const beginRemoval = (partner: LoadedPartner): Operation[] => [
  updatePartner(partner),
  { op: 'insert', entity: { partitionKey: ACCESS_PARTITION, rowKey: removalKey(partner.tenantId) } },
];
/** Fails the transaction when the removal is finished already, even if the same tenant was entered anew since. */
export const endRemoval = (tenantId: string): Operation[] => [drop(partnerKey(tenantId)), drop(removalKey(tenantId))];
export const insertApp = (app: App, partnerTenantId: string): Operation => ({
  op: 'insert',
  entity: { partitionKey: ACCESS_PARTITION, rowKey: appKey(app), partnerTenantId },
});
export const dropApp = (app: App): Operation => drop(appKey(app));

const drop = (rowKey: string): Operation => ({ op: 'delete', partitionKey: ACCESS_PARTITION, rowKey });

const toRow = ({ tenantId, name, resellers, limits }: Partner): Entity => ({
  partitionKey: ACCESS_PARTITION,
  rowKey: partnerKey(tenantId),
  name,
  resellers: resellers.join(' '),
  limits: JSON.stringify(limits),
});

const partnerOf = ({ rowKey, name, resellers, limits }: Entity): Partner => ({
  tenantId: rowKey.slice(partnerKey('').length),
  name: String(name),
  resellers: String(resellers).split(' ').filter(Boolean),
  limits: limitsOf(JSON.parse(String(limits))),
});

/** What is no limit counts as none of its own: a row may have been written by hand. */
const limitsOf = (limits: Record<string, unknown>): Limits =>
  Object.fromEntries(Object.entries(limits).filter(([, limit]) => Number.isSafeInteger(limit) && Number(limit) >= 0));
