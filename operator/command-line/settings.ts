import { type Connection, settingFaults, tablesConnection } from '../../shared/start/config.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** The app's tables; a connection string of Service Bus is soon pasted by mistake. */
export const tables = tablesConnection.refine(
  (connection) => !('connectionString' in connection) || isOfTables(connection.connectionString),
  'Expected a connection string of table storage in TablesConnection, found something else',
);

const isOfTables = (text: string): boolean => /(^|;)(AccountName|TableEndpoint|UseDevelopmentStorage)=/.test(text);

/** What is wrong with settings as read, and where the values of the local stack are to be had. */
export const wrongSettings = (...read: Parameters<typeof settingFaults>): Error =>
  new Error(`${settingFaults(...read)} (the local stack's: local/README.md#partners)`);

/** Where the app's tables are. Throws with the fault named. */
export function readTables(env: Env): Connection {
  const read = tables.safeParse(env);
  if (!read.success) throw wrongSettings(read);
  return read.data;
}
