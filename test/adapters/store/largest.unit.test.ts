import { expect, it } from '@jest/globals';
import { TRANSACTION_ROWS } from '../../../shared/adapters/store/limits.ts';
import { commit, loadTicket } from '../../../shared/adapters/store/tickets.ts';
import { ONE } from '../../../shared/contract/json/check-structure.ts';
import { HOUR } from '../../../shared/core/sla/instant.ts';
import type { Act } from '../../../shared/core/ticket/events.ts';
import { record } from '../../../shared/core/ticket/record.ts';
import { NOW, SCOPE, TRACE } from '../../support/fixtures.ts';
import { LARGEST_INTENT, largestTicket } from '../../support/largest.ts';
import { MemoryTable } from '../../support/memory-table.ts';

it('the largest ticket fits a transaction with all rows that follow from it, at each step of its way', async () => {
  const table = new MemoryTable();
  let rows = 0;
  const transact = table.transact.bind(table);
  table.transact = async (operations) => {
    rows = Math.max(rows, operations.length);
    await transact(operations);
  };
  expect(JSON.stringify(LARGEST_INTENT).length).toBeGreaterThan(0.9 * ONE.bytes);
  const { ticket, events } = largestTicket();
  await commit(table, SCOPE, null, { ticket, events }, { traceparent: TRACE });
  const acts: Act[] = [
    { type: 'claimed', data: { by: 'c'.repeat(200) } },
    { type: 'filed', data: { reference: 'f'.repeat(100) } },
    { type: 'note', data: { text: 'n'.repeat(10_000) } },
    { type: 'resolved', data: {} },
  ];
  for (const [index, act] of acts.entries()) {
    const loaded = await loadTicket(table, SCOPE, ticket.id);
    const change = loaded && record(loaded.ticket, { act, by: 'x' }, NOW + index * HOUR);
    if (change === null || 'refused' in change) throw new Error(`Expected ${act.type} to be allowed`);
    const repeat = { hash: String(index), fingerprint: 'f' };
    await commit(table, SCOPE, loaded, change, { traceparent: TRACE, repeat });
  }
  expect((await loadTicket(table, SCOPE, ticket.id))?.ticket.status).toBe('resolved');
  expect(rows).toBeLessThan(TRANSACTION_ROWS / 2);
});
