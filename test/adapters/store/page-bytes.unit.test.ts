import { expect, it } from '@jest/globals';
import { listTickets } from '../../../shared/adapters/store/list-tickets.ts';
import { commit } from '../../../shared/adapters/store/tickets.ts';
import { accepted, intentOf, NOW, SCOPE, TRACE } from '../../support/fixtures.ts';
import { MemoryTable } from '../../support/memory-table.ts';

it('a page of large rows ends early, and the pages after it have the rest', async () => {
  const table = new MemoryTable();
  const ids = Array.from({ length: 60 }, (_, index) => `${(index % 16).toString(16)}${1_000 + index}`.padEnd(32, '0'));
  for (const [index, id] of ids.entries())
    await commit(table, SCOPE, null, accepted(intentOf(), NOW + index, id), { traceparent: TRACE });
  for (const { entity } of table.rows.values())
    if (entity.rowKey.startsWith('list!')) entity.ticket0 = `${entity.ticket0}${' '.repeat(30_000)}`;
  const seen: string[][] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listTickets>> = await listTickets(table, SCOPE, { size: 60, after });
    seen.push(page.tickets.map(({ id }) => id));
    after = page.last;
  } while (after !== null);
  expect(seen.length).toBeGreaterThan(2);
  expect(Math.max(...seen.map(({ length }) => length))).toBeLessThan(25);
  expect(seen.flat()).toEqual([...ids].reverse());
});
