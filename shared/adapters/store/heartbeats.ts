import type { Instant } from '../../core/sla/instant.ts';
import type { Table } from './table.ts';

const HEARTBEATS = 'heartbeat';

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
