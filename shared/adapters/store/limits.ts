import type { Entity, Operation } from './table.ts';

// Table Storage's limits; Azurite enforces less, so they are checked here.
export const STRING_CHARS = 32_000;
const ENTITY_BYTES = 1_000_000;
export const TRANSACTION_BYTES = 4_000_000;
export const TRANSACTION_ROWS = 100;

/** Fails on what Azure would refuse, before anything is sent. */
export function checkLimits(operations: Operation[]): void {
  if (operations.length > TRANSACTION_ROWS) {
    throw new RangeError(`A transaction holds at most ${TRANSACTION_ROWS} rows, found ${operations.length}`);
  }
  for (const { entity } of written(operations)) {
    const [name, value] = Object.entries(entity).find(([, text]) => lengthOf(text) > STRING_CHARS) ?? [];
    if (value !== undefined)
      throw new RangeError(`Column ${name} holds at most ${STRING_CHARS} characters, found ${lengthOf(value)}`);
    const bytes = entityBytes(entity);
    if (bytes > ENTITY_BYTES) throw new RangeError(`A row holds at most ${ENTITY_BYTES} bytes, found ${bytes}`);
  }
  const total = bytesOf(operations);
  if (total > TRANSACTION_BYTES) {
    throw new RangeError(`A transaction holds at most ${TRANSACTION_BYTES} bytes, found ${total}`);
  }
}

/** What the rows of operations take. */
export const bytesOf = (operations: readonly Operation[]): number =>
  written(operations).reduce((sum, { entity }) => sum + entityBytes(entity), 0);

const written = (operations: readonly Operation[]) => operations.filter((operation) => operation.op !== 'delete');

const lengthOf = (value: Entity[string]): number => (typeof value === 'string' ? value.length : 0);

const entityBytes = (entity: Entity): number =>
  Object.entries(entity).reduce(
    (sum, [name, value]) => sum + 2 * name.length + (typeof value === 'string' ? 2 * value.length : 8),
    0,
  );
