import { setTimeout as sleep } from 'node:timers/promises';
import { TableClient } from '@azure/data-tables';
import type { Answer, OwnStack } from '../../local/stack/own-stack.ts';

/** Posts an intent as a careful caller does: again under the same key, until there is an answer. */
export async function submit(stack: OwnStack, intent: unknown, key: string): Promise<Answer> {
  for (;;) {
    const answer = await stack.call('POST', '/tickets', intent, { 'idempotency-key': key }).catch(() => null);
    if (answer !== null && answer.status < 500) return answer;
    await sleep(300);
  }
}

/** Row keys of a kind that stand in a stack's tickets table. */
export const rowKeys = (stack: OwnStack, kind: string): Promise<string[]> => rowKeysIn(stack.file.tables, kind);

/** Row keys of a kind that stand in the tickets table of a table service, by its connection string. */
export async function rowKeysIn(tables: string, kind: string): Promise<string[]> {
  const table = TableClient.fromConnectionString(tables, 'tickets', { allowInsecureConnection: true });
  const keys: string[] = [];
  for await (const { rowKey } of table.listEntities({ queryOptions: { select: ['RowKey'] } })) {
    if (rowKey?.startsWith(`${kind}!`)) keys.push(rowKey);
  }
  return keys;
}

/** When the sweep noted its latest run, RFC 3339. */
export async function sweptAt({ file }: OwnStack): Promise<string> {
  const directory = TableClient.fromConnectionString(file.tables, 'directory', { allowInsecureConnection: true });
  return String((await directory.getEntity('heartbeat', 'sweepDue')).at);
}
