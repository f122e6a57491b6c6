import { z } from 'zod';
import { type Connection, secret, settingFaults, tablesConnection } from '../../shared/config.ts';

/** A connection string of Service Bus is soon pasted by mistake. */
const tablesOnly = tablesConnection.refine(
  (connection) => !('connectionString' in connection) || isOfTables(connection.connectionString),
  'Expected a connection string of table storage in TablesConnection, found something else',
);

const isOfTables = (text: string): boolean => /(^|;)(AccountName|TableEndpoint|UseDevelopmentStorage)=/.test(text);

/** What administration needs of the app's settings. Throws with every fault named. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): {
  tables: Connection;
  pepper: string;
} {
  const tables = tablesOnly.safeParse(env);
  const plain = z.object({ API_KEY_PEPPER: secret }).safeParse(env);
  if (!tables.success || !plain.success) throw new Error(settingFaults(tables, plain));
  return { tables: tables.data, pepper: plain.data.API_KEY_PEPPER };
}
