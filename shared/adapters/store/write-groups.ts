import { TRANSACTION_ROWS } from './limits.ts';
import type { Writing } from './tickets.ts';

/** Changes of one partition in groups that each fit a transaction by their rows, in their order. */
export function writeGroups<Planned extends Writing>(writings: readonly Planned[]): Planned[][] {
  const groups: Planned[][] = [];
  let rows = TRANSACTION_ROWS;
  for (const writing of writings) {
    rows += writing.operations.length;
    const last = groups.at(-1);
    if (last !== undefined && rows <= TRANSACTION_ROWS) last.push(writing);
    else {
      groups.push([writing]);
      rows = writing.operations.length;
    }
  }
  return groups;
}
