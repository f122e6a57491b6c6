import { checkLimits } from '../../shared/adapters/store/limits.ts';
import {
  type Entity,
  type Operation,
  type Range,
  type StoredEntity,
  type Table,
  WriteConflict,
} from '../../shared/adapters/store/table.ts';

/** Whether a row's columns are as a range asks. */
export const fits = (row: Entity, { equals = {}, below = {} }: Range): boolean =>
  Object.entries(equals).every(([column, value]) => ([value].flat() as unknown[]).includes(row[column])) &&
  Object.entries(below).every(([column, value]) => String(row[column]) < value);

/** Table Storage in memory, with its order, its conditions and its all-or-nothing. */
export class MemoryTable implements Table {
  readonly rows = new Map<string, StoredEntity>();
  private writes = 0;

  async get(partitionKey: string, rowKey: string): Promise<StoredEntity | null> {
    return structuredClone(this.rows.get(`${partitionKey}\n${rowKey}`) ?? null);
  }

  async transact(operations: Operation[]): Promise<void> {
    checkLimits(operations);
    const keys = operations.map((operation) => this.keyOf(operation));
    if (new Set(keys).size < keys.length) throw new Error('A row stands twice in one transaction');
    if (new Set(keys.map((key) => key.split('\n')[0])).size > 1) throw new Error('One transaction, one partition');
    if (!operations.every((operation, index) => this.allows(operation, keys[index] as string)))
      throw new WriteConflict();
    for (const [index, operation] of operations.entries()) {
      const key = keys[index] as string;
      if (operation.op === 'delete') this.rows.delete(key);
      else this.rows.set(key, { entity: structuredClone(operation.entity), etag: String(++this.writes) });
    }
  }

  /** Reads a page when its turn comes: rows may change between two. */
  async *query(range: Range, pageSize = 1_000): AsyncIterable<Entity> {
    let { from } = range;
    for (;;) {
      const page = this.page({ ...range, from }, pageSize);
      for (const row of page) yield structuredClone(row);
      if (page.length < pageSize) return;
      from = `${page.at(-1)?.rowKey} `;
    }
  }

  private page(range: Range, size: number): Entity[] {
    const { partitionKey, from, to } = range;
    return [...this.rows.values()]
      .map(({ entity }) => entity)
      .filter((row) => row.partitionKey === partitionKey && row.rowKey >= from && row.rowKey < to && fits(row, range))
      .sort((a, b) => (a.rowKey < b.rowKey ? -1 : 1))
      .slice(0, size);
  }

  /** All row keys, for looking at what is left. */
  keys(kind = ''): string[] {
    return [...this.rows.values()]
      .map(({ entity }) => entity.rowKey)
      .filter((key) => key.startsWith(kind))
      .sort();
  }

  private keyOf(operation: Operation): string {
    const { partitionKey, rowKey } = operation.op === 'delete' ? operation : operation.entity;
    return `${partitionKey}\n${rowKey}`;
  }

  private allows(operation: Operation, key: string): boolean {
    const row = this.rows.get(key);
    switch (operation.op) {
      case 'insert':
        return row === undefined;
      case 'upsert':
        return true;
      case 'update':
        return row?.etag === operation.etag;
      case 'delete':
        return row !== undefined;
    }
  }
}
