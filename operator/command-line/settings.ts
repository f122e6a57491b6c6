import { Misuse } from '@csp-ticket-router/kit/program.ts';
import { z } from 'zod';
import { busConnection, type Connection, secret, settingFaults, tablesConnection } from '../../shared/start/config.ts';
import { stackSettings } from './local-stack.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** The app's tables; a connection string of Service Bus is soon pasted by mistake. */
const tables = tablesConnection.refine(
  (connection) => !('connectionString' in connection) || isOfTables(connection.connectionString),
  'Expected a connection string of table storage in TablesConnection, found something else',
);

const isOfTables = (text: string): boolean => /(^|;)(AccountName|TableEndpoint|UseDevelopmentStorage)=/.test(text);

/** Whether the environment names the tables; where it doesn't, those of this machine's stack are meant. */
const namesTables = (env: Env): boolean =>
  env.TablesConnection !== undefined || env.TablesConnection__tableServiceUri !== undefined;

const complete = (env: Env): Env => (namesTables(env) ? env : { ...stackSettings(env), ...env });

/** Where the app's tables are. Throws Misuse with the fault named. */
export function readTables(env: Env): Connection {
  const read = tables.safeParse(complete(env));
  if (!read.success) throw new Misuse(settingFaults(read));
  return read.data;
}

/** Where the app's tables and queues are. Throws Misuse with every fault named. */
export function readConnections(env: Env): { tables: Connection; serviceBus: Connection } {
  const known = complete(env);
  const [connection, bus] = [tables.safeParse(known), busConnection.safeParse(known)];
  if (!connection.success || !bus.success) throw new Misuse(settingFaults(connection, bus));
  return { tables: connection.data, serviceBus: bus.data };
}

/** What administration of partners needs of the app's settings. Throws Misuse with every fault named. */
export function readSettings(env: Env): { tables: Connection; pepper: string } {
  const known = complete(env);
  const connection = tables.safeParse(known);
  const plain = z.object({ API_KEY_PEPPER: secret }).safeParse(known);
  if (!connection.success || !plain.success) throw new Misuse(settingFaults(connection, plain));
  return { tables: connection.data, pepper: plain.data.API_KEY_PEPPER };
}
