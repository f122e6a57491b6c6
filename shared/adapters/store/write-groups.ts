import { bytesOf, TRANSACTION_BYTES, TRANSACTION_ROWS } from './limits.ts';
import type { Writing } from './tickets.ts';

/** Changes of one partition in groups that each fit a transaction, in their order. */
export function writeGroups<Planned extends Writing>(writings: readonly Planned[]): Planned[][] {
  const groups: { rows: number; bytes: number; together: Planned[] }[] = [];
  for (const writing of writings) {
    const rows = writing.operations.length;
    const bytes = bytesOf(writing.operations);
    const last = groups.at(-1);
    if (last !== undefined && last.rows + rows <= TRANSACTION_ROWS && last.bytes + bytes <= TRANSACTION_BYTES) {
      last.rows += rows;
      last.bytes += bytes;
      last.together.push(writing);
    } else groups.push({ rows, bytes, together: [writing] });
  }
  return groups.map(({ together }) => together);
}
