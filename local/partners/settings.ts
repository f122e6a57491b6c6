import type { Connection } from '../../shared/config.ts';

/** What administration needs of the app's settings. Throws with the name of the one that is missing. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): {
  tables: Connection;
  pepper: string;
} {
  const {
    TablesConnection: connectionString,
    TablesConnection__tableServiceUri: address,
    API_KEY_PEPPER: pepper,
  } = env;
  const tables = connectionString ? { connectionString } : address ? { address } : null;
  if (connectionString && !/(^|;)(AccountName|TableEndpoint|UseDevelopmentStorage)=/.test(connectionString))
    throw new Error('expected a connection string of table storage in TablesConnection, found something else');
  if (tables === null)
    throw new Error('expected the setting TablesConnection or TablesConnection__tableServiceUri, found neither');
  if (pepper === undefined || pepper.length < 32)
    throw new Error('expected the setting API_KEY_PEPPER with at least 32 characters, as the app has it');
  return { tables, pepper };
}
