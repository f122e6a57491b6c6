import type { Range, Table } from '../../shared/adapters/store/table.ts';
import { fits } from './memory-table.ts';

/** A table that counts the rows that the service has to look at: a filter of columns looks at all that it passes over. */
export function countingTable(table: Table) {
  const counted = { rows: 0, looked: [] as string[] };
  const counting: Table = {
    ...{ get: (...keys) => table.get(...keys), transact: (operations) => table.transact(operations) },
    async *query(range: Range, pageSize) {
      for await (const row of table.query({ ...range, equals: {}, below: {} }, pageSize)) {
        counted.rows += 1;
        counted.looked.push(row.rowKey);
        if (fits(row, range)) yield row;
      }
    },
  };
  return { counting, counted };
}
