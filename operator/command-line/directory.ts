import { Misuse } from '@csp-ticket-router/kit/program.ts';
import { azureTable } from '../../shared/adapters/store/azure-table.ts';
import type { Table } from '../../shared/adapters/store/table.ts';
import { AppError } from '../../shared/errors.ts';
import type { Connection } from '../../shared/start/config.ts';
import { connectTable } from '../../shared/start/make-deps.ts';

/** Works on the directory that the settings name. Where its service doesn't answer as it should, says what to look at. */
export async function withDirectory<Result>(
  connection: Connection,
  work: (directory: Table) => Promise<Result>,
): Promise<Result> {
  const { client, host } = await connect(connection);
  try {
    return await work(azureTable(async () => client));
  } catch (error) {
    throw error instanceof AppError ? new Error(unavailable(host, error.cause)) : error;
  }
}

async function connect(connection: Connection) {
  try {
    const client = await connectTable(connection, 'directory');
    // Of the address the host alone: there may be a secret in its query.
    return { client, host: new URL(client.url).host };
  } catch {
    throw new Misuse("expected a service's address and key in TablesConnection, found what can't be read");
  }
}

/** Why a table service has failed, in the words of whoever runs it; codes alone of what it says itself. */
function unavailable(host: string, cause: unknown): string {
  const { name, code = name, statusCode } = cause as { name?: string; code?: string; statusCode?: number };
  return statusCode === undefined
    ? `the table service at ${host} can't be reached (${code}): does the stack run, and is TablesConnection its?`
    : `the table service at ${host} refuses (${statusCode}): is TablesConnection right, and is the table "directory" there?`;
}
