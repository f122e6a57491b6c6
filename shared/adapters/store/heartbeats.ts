import type { Instant } from '../../core/sla/instant.ts';
import type { Table } from './table.ts';

const HEARTBEATS = 'heartbeat';

/** When a timer ran last, and how much of what was due then failed. */
export interface Heartbeat {
  at: Instant;
  failed: number;
}

/** Notes that a timer has run: all instances look at the same note. */
export async function saveHeartbeat(directory: Table, timer: string, { at, failed }: Heartbeat): Promise<void> {
  const entity = { partitionKey: HEARTBEATS, rowKey: timer, at: new Date(at).toISOString(), failed };
  await directory.transact([{ op: 'upsert', entity }]);
}

/** The last run of each timer, by its name. */
export async function loadHeartbeats(directory: Table): Promise<Map<string, Heartbeat>> {
  const heartbeats = new Map<string, Heartbeat>();
  for await (const row of directory.query({ partitionKey: HEARTBEATS, from: '', to: '~' })) {
    heartbeats.set(row.rowKey, { at: Date.parse(String(row.at)), failed: Number(row.failed ?? 0) });
  }
  return heartbeats;
}
