import { type Operation, type Table, WriteConflict } from './table.ts';

/** Writes rows where they are still as expected; answers whether they were. */
export async function unlessChanged(table: Table, operations: Operation[]): Promise<boolean> {
  try {
    await table.transact(operations);
    return true;
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    return false;
  }
}
