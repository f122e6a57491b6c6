import { beforeAll, describe, expect, it } from '@jest/globals';
import { PARTITIONS } from '../../../shared/adapters/store/keys.ts';
import { listTickets } from '../../../shared/adapters/store/list-tickets.ts';
import type { ListQuestion } from '../../../shared/adapters/store/list-walks.ts';
import { commit, loadTicket } from '../../../shared/adapters/store/tickets.ts';
import { MINUTE } from '../../../shared/core/sla/instant.ts';
import type { Act } from '../../../shared/core/ticket/events.ts';
import { record } from '../../../shared/core/ticket/record.ts';
import { countingTable } from '../../support/counting-table.ts';
import { accepted, intentOf, NOW, OTHER, PARTNER, SCOPE, TRACE } from '../../support/fixtures.ts';
import { MemoryTable } from '../../support/memory-table.ts';

const TICKETS = 300;
const OPEN = 20;
const SOON = NOW + 12 * MINUTE;
const CUSTOMER = '99999999-9999-4999-8999-999999999999';
const { counting, counted } = countingTable(new MemoryTable());

/** Most tickets are long over; a few are under way, and fewer still have what is looked for. */
beforeAll(async () => {
  const reseller = { tenantId: OTHER, type: 'indirect-reseller' as const };
  for (let index = 0; index < TICKETS; index++) {
    const id = (index * 0x1f_0000_0007 + 0xabc).toString(16).padStart(32, '0').split('').reverse().join('');
    const intent = intentOf(
      { severity: index < 5 ? 'A' : 'C' },
      {
        reference: `PSA-${index}`,
        ...(index < 3 && { customer: { tenantId: CUSTOMER } }),
        ...(index === 4 && { partner: reseller }),
      },
    );
    const { ticket, events } = accepted(intent, NOW - index * MINUTE, id);
    await commit(
      counting,
      SCOPE,
      null,
      { ticket: { ...ticket, partnerTenantId: PARTNER }, events },
      { traceparent: TRACE },
    );
    if (index >= OPEN) await report(id, { type: 'cancelled', data: {} });
    if (index === 7) await report(id, { type: 'filed', data: { reference: 'MS-7' } });
    if (index === 8) await report(id, { type: 'claimed', data: { by: 'anna' } });
  }
});

async function report(id: string, act: Act): Promise<void> {
  const loaded = await loadTicket(counting, SCOPE, id);
  const change = loaded && record(loaded.ticket, { act, by: 'x' }, NOW);
  if (change === null || 'refused' in change) throw new Error('Expected the event to be allowed');
  await commit(counting, SCOPE, loaded, change, { traceparent: TRACE });
}

/** How many a page tells, and how many rows the service had to look at for it. */
async function cost(question: ListQuestion, size = 200) {
  counted.rows = 0;
  const { tickets } = await listTickets(counting, SCOPE, { size, after: null }, question);
  return { told: tickets.length, looked: counted.rows };
}

describe('what is read follows from what is found, not from what is stored', () => {
  it.each<[string, ListQuestion, number]>([
    ['a reference', { filter: { reference: 'PSA-250' } }, 1],
    ['a channel’s reference', { filter: { channelReference: 'MS-7' } }, 1],
    ['who has claimed it', { filter: { claimedBy: 'anna' } }, 1],
    ['a customer', { filter: { customer: CUSTOMER } }, 3],
    ['a named partner', { filter: { partner: OTHER } }, 1],
    ['what is under way', { filter: { open: true } }, OPEN],
    ['statuses of tickets under way', { filter: { status: ['accepted', 'filed'] } }, OPEN],
    ['what is due before an instant, by due time', { dueBefore: SOON, orderBy: 'due' }, 1],
    ['a reference that nothing has', { filter: { reference: 'none' } }, 0],
  ])('for %s', async (_, question, found) => {
    expect(await cost(question)).toEqual({ told: found, looked: found });
  });

  it('for a page no more than the page and the next row of each partition', async () => {
    const { told, looked } = await cost({}, 10);
    expect(told).toBe(10);
    expect(looked).toBeLessThanOrEqual(10 + PARTITIONS.length);
  });

  it('for a page by due time, what is under way at most', async () => {
    const { told, looked } = await cost({ orderBy: 'due' }, 10);
    expect(told).toBe(10);
    expect(looked).toBeLessThanOrEqual(10 + OPEN + 2 * PARTITIONS.length);
  });

  it('for what is due before an instant, newest first, what is under way', async () => {
    expect(await cost({ dueBefore: SOON })).toEqual({ told: 1, looked: OPEN });
  });
});
