import { expect, it } from '@jest/globals';
import { TRANSACTION_ROWS } from '../../../shared/adapters/store/limits.ts';
import { commit, loadTicket } from '../../../shared/adapters/store/tickets.ts';
import { intentExample } from '../../../shared/contract/intent.ts';
import { ONE } from '../../../shared/contract/json/check-structure.ts';
import type { Window } from '../../../shared/core/sla/calendar.ts';
import { DAY, HOUR } from '../../../shared/core/sla/instant.ts';
import type { Act } from '../../../shared/core/ticket/events.ts';
import { record } from '../../../shared/core/ticket/record.ts';
import { accepted, intentOf, NOW, OTHER, PARTNER, type RawIntent, SCOPE, TRACE } from '../../support/fixtures.ts';
import { MemoryTable } from '../../support/memory-table.ts';

const HOURS: Window[] = [
  ['09:00', '12:00'],
  ['13:00', '17:00'],
];
const dates = Array.from({ length: 366 }, (_, day) => new Date(NOW + day * DAY).toISOString().slice(0, 10));
const roles = (kind: string) => Array.from({ length: 100 }, (_, index) => `${kind}-${index}`.padEnd(128, 'x'));

/** As large as a body may be, with something in each column that lists filter by. */
const LARGEST: Partial<RawIntent> = {
  partner: { ...intentExample.partner, tenantId: OTHER, type: 'direct-bill' },
  reference: 'r'.repeat(100),
  customer: {
    ...intentExample.customer,
    domains: Array.from({ length: 90 }, (_, index) => `d${index}.${'x'.repeat(60)}.${'y'.repeat(60)}.example`),
  },
  relationship: { azureRbac: roles('support'), gdap: { status: 'active', roles: roles('gdap') } },
};

it('the largest ticket fits a transaction with all rows that follow from it, at each step of its way', async () => {
  const table = new MemoryTable();
  let rows = 0;
  const transact = table.transact.bind(table);
  table.transact = async (operations) => {
    rows = Math.max(rows, operations.length);
    await transact(operations);
  };
  const intent = intentOf({ title: 't'.repeat(250), description: 'd'.repeat(20_000) }, LARGEST);
  expect(JSON.stringify(intent).length).toBeGreaterThan(0.9 * ONE.bytes);
  const { ticket: small, events } = accepted(intent);
  const overrides = Object.fromEntries(dates.map((date) => [date, HOURS]));
  const calendar = { calendar: { ...small.calendar.calendar, overrides }, assumed: false };
  const ticket = { ...small, partnerTenantId: PARTNER, calendar };
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
