import { z } from 'zod';
import { type Connection, secret } from '../../shared/start/config.ts';
import { type Env, tables, wrongSettings } from '../command-line/settings.ts';

/** What administration of partners needs of the app's settings. Throws with every fault named. */
export function readSettings(env: Env): { tables: Connection; pepper: string } {
  const connection = tables.safeParse(env);
  const plain = z.object({ API_KEY_PEPPER: secret }).safeParse(env);
  if (!connection.success || !plain.success) throw wrongSettings(connection, plain);
  return { tables: connection.data, pepper: plain.data.API_KEY_PEPPER };
}
