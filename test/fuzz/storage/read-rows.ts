import { TableClient } from '@azure/data-tables';
import type { Entity } from '../../../shared/adapters/store/table.ts';

/** Every row of a table, without what the service adds. */
export async function readRows(connectionString: string, table: string): Promise<Entity[]> {
  const client = TableClient.fromConnectionString(connectionString, table, { allowInsecureConnection: true });
  const rows: Entity[] = [];
  for await (const { etag: _, timestamp: __, ...columns } of client.listEntities()) {
    const own = Object.entries(columns).filter(([name]) => !name.startsWith('odata.'));
    rows.push(Object.fromEntries(own) as Entity);
  }
  return rows;
}
