import type { Entity, Operation } from './table.ts';

// Table Storage's limits; Azurite enforces less, so they are checked here.
export const STRING_CHARS = 32_000;
const ENTITY_BYTES = 1_000_000;
const TRANSACTION_BYTES = 4_000_000;
export const TRANSACTION_ROWS = 100;

/** Fails on what Azure would refuse, before anything is sent. */
export function checkLimits(operations: Operation[]): void {
  if (operations.length > TRANSACTION_ROWS) {
    throw new RangeError(`A transaction holds at most ${TRANSACTION_ROWS} rows, found ${operations.length}`);
  }
  let total = 0;
  for (const operation of operations) {
    if (operation.op === 'delete') continue;
    const bytes = entityBytes(operation.entity);
    if (bytes > ENTITY_BYTES) throw new RangeError(`A row holds at most ${ENTITY_BYTES} bytes, found ${bytes}`);
    total += bytes;
  }
  if (total > TRANSACTION_BYTES) {
    throw new RangeError(`A transaction holds at most ${TRANSACTION_BYTES} bytes, found ${total}`);
  }
}

function entityBytes(entity: Entity): number {
  return Object.entries(entity).reduce((sum, [name, value]) => {
    if (typeof value !== 'string') return sum + 2 * name.length + 8;
    if (value.length > STRING_CHARS) {
      throw new RangeError(`Column ${name} holds at most ${STRING_CHARS} characters, found ${value.length}`);
    }
    return sum + 2 * (name.length + value.length);
  }, 0);
}
