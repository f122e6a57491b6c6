import type { Table } from '../../shared/adapters/store/table.ts';

/** A table that lets something happen before each read and each row of a range: what reads in parts meets what changes. */
export const tableBetween = (table: Table, happen: () => Promise<void>): Table => ({
  get: async (...keys) => {
    await happen();
    return table.get(...keys);
  },
  transact: (operations) => table.transact(operations),
  async *query(range, pageSize) {
    await happen();
    for await (const row of table.query(range, pageSize)) {
      yield row;
      await happen();
    }
  },
});
