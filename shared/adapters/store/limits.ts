import type { Operation } from './table.ts';

// Table Storage's limits; Azurite enforces less, so they are checked here.
export const STRING_CHARS = 32_000;
const ENTITY_BYTES = 1_000_000;
const TRANSACTION_BYTES = 4_000_000;
export const TRANSACTION_ROWS = 100;

/** Fails on what Azure would refuse, before anything is sent. */
export function checkLimits(operations: readonly Operation[]): void {
  if (operations.length > TRANSACTION_ROWS) {
    throw new RangeError(`A transaction holds at most ${TRANSACTION_ROWS} rows, found ${operations.length}`);
  }
  let total = 0;
  for (const operation of operations) {
    const bytes = rowBytes(operation);
    if (bytes > ENTITY_BYTES) throw new RangeError(`A row holds at most ${ENTITY_BYTES} bytes, found ${bytes}`);
    total += bytes;
  }
  if (total > TRANSACTION_BYTES) {
    throw new RangeError(`A transaction holds at most ${TRANSACTION_BYTES} bytes, found ${total}`);
  }
}

/** What the row of an operation takes. Fails on a column that is too long. */
function rowBytes(operation: Operation): number {
  if (operation.op === 'delete') return 0;
  let bytes = 0;
  for (const [name, value] of Object.entries(operation.entity)) {
    const length = typeof value === 'string' ? value.length : 4;
    if (length > STRING_CHARS) {
      throw new RangeError(`Column ${name} holds at most ${STRING_CHARS} characters, found ${length}`);
    }
    bytes += 2 * (name.length + length);
  }
  return bytes;
}
