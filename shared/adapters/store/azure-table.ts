import type { TableClient, TransactionAction } from '@azure/data-tables';
import { AppError } from '../../errors.ts';
import { checkLimits } from './limits.ts';
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
        await table.submitTransaction(operations.map(toAction), { abortSignal });
      }),

    async *query(range, pageSize = 1_000) {
      const { odata } = await import('@azure/data-tables');
      const queryOptions = { filter: toFilter(range, odata) };
      const pages = (await client()).listEntities({ queryOptions }).byPage({ maxPageSize: pageSize });
      // A page can be empty and still have a successor: only the iterator knows the end.
      for (;;) {
        const page = await guarded(client, () => withTimeout(pages.next()));
        if (page.done) return;
        yield* page.value.map((row) => stored(row).entity);
      }
    },
  };
}

async function guarded<T>(
  client: () => Promise<TableClient>,
  act: (table: TableClient, abortSignal: AbortSignal) => Promise<T>,
): Promise<T> {
  try {
    return await act(await client(), AbortSignal.timeout(TIMEOUT_MS));
  } catch (error) {
    throw translate(error);
  }
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

function withTimeout<T>(promise: Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    promise.then(resolve, reject);
  });
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
