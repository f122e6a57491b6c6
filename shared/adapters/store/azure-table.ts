import type { TableClient, TableTransactionResponse, TransactionAction } from '@azure/data-tables';
import { AppError } from '../../errors.ts';
import { inTime } from '../in-time.ts';
import { checkLimits } from './limits.ts';
import { MOST_ROWS, nextPageSize } from './page-size.ts';
import { type Entity, type Operation, type Range, type StoredEntity, type Table, WriteConflict } from './table.ts';

/** An answer is owed in bounded time, also by a connection that went silent. */
const TIMEOUT_MS = 8_000;

/** Table Storage through the SDK; the client is made at the first call, so that start-up needn't load it. */
export function azureTable(client: () => Promise<TableClient>): Table {
  return {
    get: (partitionKey, rowKey) =>
      guarded(client, async (table, abortSignal) => {
        const row = await table.getEntity(partitionKey, rowKey, { abortSignal }).catch(absent);
        return row === null ? null : stored(row);
      }),

    transact: (operations) =>
      guarded(client, async (table, abortSignal) => {
        checkLimits(operations);
        checkDone(await table.submitTransaction(operations.map(toAction), { abortSignal }), operations.length);
      }),

    async *query(range, first = MOST_ROWS) {
      const { odata } = await import('@azure/data-tables');
      const queryOptions = { filter: toFilter(range, odata) };
      let asked = { maxPageSize: first, continuationToken: undefined as string | undefined };
      // A page can be empty and still have a successor: only the token knows the end.
      do {
        const page = await guarded(client, (table, abortSignal) =>
          table.listEntities({ queryOptions, abortSignal }).byPage(asked).next(),
        );
        if (page.done) return;
        const rows = page.value.map((row) => stored(row).entity);
        const { continuationToken } = page.value;
        asked = { maxPageSize: nextPageSize(asked.maxPageSize, rows), continuationToken };
        yield* rows;
      } while (asked.continuationToken !== undefined);
    },
  };
}

async function guarded<T>(
  client: () => Promise<TableClient>,
  act: (table: TableClient, abortSignal: AbortSignal) => Promise<T>,
): Promise<T> {
  try {
    return await inTime(TIMEOUT_MS, async (abortSignal) => act(await client(), abortSignal));
  } catch (error) {
    throw translate(error);
  }
}

/**
 * A transaction that fails is answered with 202, and with its failure inside. The SDK finds that by its body alone:
 * whatever isn't told as done, operation by operation, isn't done.
 */
function checkDone({ subResponses }: TableTransactionResponse, expected: number): void {
  const failed = subResponses.find(({ status }) => status >= 300);
  if (failed !== undefined) throw Object.assign(new Error('A transaction failed'), { statusCode: failed.status });
  if (subResponses.length !== expected)
    throw new Error(`Expected ${expected} operations to be done, found ${subResponses.length}`);
}

const CONFLICTS = new Set([404, 409, 412]);

function translate(error: unknown): unknown {
  if (error instanceof AppError || error instanceof RangeError) return error;
  const { statusCode } = error as { statusCode?: number };
  if (statusCode !== undefined && CONFLICTS.has(statusCode) && codeOf(error) !== 'TableNotFound') {
    return new WriteConflict({ cause: error });
  }
  return new AppError('STORAGE_UNAVAILABLE', {}, { cause: error });
}

/** The service's own code; the SDK keeps it in one place for transactions and in another for the rest. */
function codeOf(error: unknown): string | undefined {
  const { code, details } = error as { code?: string; details?: { errorCode?: string } };
  return code ?? details?.errorCode;
}

function absent(error: unknown): null {
  if (codeOf(error) === 'ResourceNotFound') return null;
  throw error;
}

function toAction(operation: Operation): TransactionAction {
  switch (operation.op) {
    case 'insert':
      return ['create', operation.entity];
    case 'upsert':
      return ['upsert', operation.entity, 'Replace'];
    case 'update':
      return ['update', operation.entity, 'Replace', { etag: operation.etag }];
    case 'delete':
      return ['delete', { partitionKey: operation.partitionKey, rowKey: operation.rowKey }];
  }
}

function toFilter(
  { partitionKey, from, to, equals = {}, below = {} }: Range,
  odata: typeof import('@azure/data-tables').odata,
): string {
  const keys = odata`PartitionKey eq ${partitionKey} and RowKey ge ${from} and RowKey lt ${to}`;
  const isOneOf = (column: string, values: readonly (string | boolean)[]) =>
    ` and (${values.map((value) => `${column}${odata` eq ${value}`}`).join(' or ')})`;
  return [
    keys,
    ...Object.entries(equals).map(([column, value]) => isOneOf(column, [value].flat())),
    ...Object.entries(below).map(([column, value]) => ` and ${column}${odata` lt ${value}`}`),
  ].join('');
}

/** Drops what the service adds; all our columns are strings, numbers and booleans. */
function stored({ etag, timestamp: _, ...row }: Record<string, unknown> & { etag?: string }): StoredEntity {
  const columns = Object.entries(row).filter(([name]) => !name.startsWith('odata.'));
  return { entity: Object.fromEntries(columns) as Entity, etag: etag ?? '' };
}
