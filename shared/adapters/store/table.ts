/** A row: keys and flat columns, as Table Storage keeps them. */
export interface Entity {
  partitionKey: string;
  rowKey: string;
  [column: string]: string | number | boolean;
}

/** A row as read, with the tag that a conditional write must name. */
export interface StoredEntity {
  entity: Entity;
  etag: string;
}

/** One row of an entity group transaction. An update always names the tag it was read with. */
export type Operation =
  | { op: 'insert'; entity: Entity }
  | { op: 'upsert'; entity: Entity }
  | { op: 'update'; entity: Entity; etag: string }
  | { op: 'delete'; partitionKey: string; rowKey: string };

/** Rows of one partition with `from` ≤ row key < `to`, in key order. */
export interface Range {
  partitionKey: string;
  from: string;
  to: string;
  /** Keeps rows with these values in their columns, or with one of several. */
  equals?: Record<string, string | boolean | readonly string[]>;
  /** Keeps rows whose texts sort before these. */
  below?: Record<string, string>;
}

/** Table Storage as we use it. All methods fail with AppError STORAGE_UNAVAILABLE when it can't be reached in time. */
export interface Table {
  get(partitionKey: string, rowKey: string): Promise<StoredEntity | null>;
  /** All or nothing, all in one partition, each row once. Fails with WriteConflict when a row isn't as expected. */
  transact(operations: Operation[]): Promise<void>;
  /** Reads page by page, as far as it is gone through: `first` rows, then as many more as are small enough. */
  query(range: Range, first?: number): AsyncIterable<Entity>;
}

/**
 * A row that was to be inserted exists, one that was to be deleted doesn't, or one that was to be updated has changed.
 * The SDK repeats a request whose answer got lost, so our own write that succeeded can end here too. Where it does harm
 * to take that for a failure, the row carries a write token, and whoever catches this looks for it first.
 */
export class WriteConflict extends Error {
  constructor(options?: ErrorOptions) {
    super('A row is not in the state that the write expects', options);
    this.name = 'WriteConflict';
  }
}
