import type { IsvContact } from '../decision/hand-off.ts';
import type { Instant } from '../sla/instant.ts';
import type { Table } from './table.ts';

const ISV_CONTACTS = 'isv';
const HEARTBEATS = 'heartbeat';

/** The publisher's support contact for a marketplace offer, where an operator has entered one. */
export async function loadIsvContact(directory: Table, offerId: string): Promise<IsvContact | null> {
  const row = await directory.get(ISV_CONTACTS, encodeURIComponent(offerId.toLowerCase()));
  return row === null ? null : (JSON.parse(String(row.entity.contact)) as IsvContact);
}

export async function saveIsvContact(directory: Table, offerId: string, contact: IsvContact): Promise<void> {
  const rowKey = encodeURIComponent(offerId.toLowerCase());
  const entity = { partitionKey: ISV_CONTACTS, rowKey, contact: JSON.stringify(contact) };
  await directory.transact([{ op: 'upsert', entity }]);
}

/** Notes that a timer has run: all instances look at the same note. */
export async function saveHeartbeat(directory: Table, timer: string, at: Instant): Promise<void> {
  const entity = { partitionKey: HEARTBEATS, rowKey: timer, at: new Date(at).toISOString() };
  await directory.transact([{ op: 'upsert', entity }]);
}

/** When each timer last ran, by its name. */
export async function loadHeartbeats(directory: Table): Promise<Map<string, Instant>> {
  const heartbeats = new Map<string, Instant>();
  for await (const row of directory.query({ partitionKey: HEARTBEATS, from: '', to: '~' })) {
    heartbeats.set(row.rowKey, Date.parse(String(row.at)));
  }
  return heartbeats;
}
