import { beforeAll, describe, expect, it } from '@jest/globals';
import { listTickets } from '../../../shared/adapters/store/list-tickets.ts';
import type { ListQuestion } from '../../../shared/adapters/store/list-walks.ts';
import type { Table } from '../../../shared/adapters/store/table.ts';
import { commit, loadTicket } from '../../../shared/adapters/store/tickets.ts';
import { scopeOf } from '../../../shared/core/partner/scope.ts';
import { HOUR, type Instant, MINUTE } from '../../../shared/core/sla/instant.ts';
import type { Act } from '../../../shared/core/ticket/events.ts';
import { record } from '../../../shared/core/ticket/record.ts';
import { accepted, intentOf, NOW, OTHER, type RawIntent, TRACE } from '../../support/fixtures.ts';

const LISTED = scopeOf('77777777-7777-4777-8777-777777777777');
const OTHERS = scopeOf(OTHER);
const RESELLER = '88888888-8888-4888-8888-888888888888';
const CUSTOMER = '99999999-9999-4999-8999-999999999999';
const options = { traceparent: TRACE };
const partner = { tenantId: LISTED.partnerTenantId, type: 'direct-bill' as const };

/** What every table must give lists: run on memory and on Azurite. */
export function listContract(makeTable: () => Promise<Table>): void {
  let table: Table;
  beforeAll(async () => {
    table = await makeTable();
  });

  let serial = 0;
  const newId = () => (serial++ * 0x1f_0000_0007 + 0xabc).toString(16).padStart(32, '0').split('').reverse().join('');
  const accept = async (intent: Partial<RawIntent>, now = NOW, issue: Partial<RawIntent['issue']> = {}) => {
    const { ticket, events } = accepted(intentOf(issue, { partner, ...intent }), now, newId());
    await commit(
      table,
      LISTED,
      null,
      { ticket: { ...ticket, partnerTenantId: LISTED.partnerTenantId }, events },
      options,
    );
    return ticket.id;
  };
  const report = async (id: string, act: Act, now: Instant = NOW + MINUTE) => {
    const loaded = await loadTicket(table, LISTED, id);
    if (loaded === null) throw new Error(`Expected the ticket ${id}, found none`);
    const change = record(loaded.ticket, { act, by: 'x' }, now);
    if ('refused' in change) throw new Error(change.refused);
    await commit(table, LISTED, loaded, change, options);
  };
  const pages = async (question: ListQuestion, size: number, scope = LISTED) => {
    const seen: string[][] = [];
    let last: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listTickets>> = await listTickets(
        table,
        scope,
        { size, after: last },
        question,
      );
      seen.push(page.tickets.map(({ id }) => id));
      last = page.last;
    } while (last !== null);
    return seen;
  };
  const found = async (question: ListQuestion) => (await pages(question, 3)).flat();

  describe('a list', () => {
    const COUNT = 45;
    let ids: string[] = [];
    beforeAll(async () => {
      ids = await Promise.all(
        Array.from({ length: COUNT }, async (_, index) => {
          // Some share their instant, so that the order must not rest on it alone.
          const now = NOW + Math.floor(index / 2) * MINUTE;
          const id = await accept({}, now, { severity: index % 3 === 0 ? 'A' : 'C', title: `Ticket ${index}` });
          if (index % 5 === 0) await report(id, { type: 'cancelled', data: {} }, now + MINUTE);
          return id;
        }),
      );
    });

    it.each([1, 7, 45, 200])('gives every ticket once, newest first, in pages of %i', async (size) => {
      const seen = await pages({}, size);
      expect(seen.flat().sort()).toEqual([...ids].sort());
      expect(seen.slice(0, -1).every((page) => page.length === size)).toBe(true);
      const { tickets } = await listTickets(table, LISTED, { size: 200, after: null });
      const instants = tickets.map(({ createdAt }) => createdAt);
      expect(instants).toEqual(instants.toSorted((a, b) => b - a));
    });

    it.each<[string, ListQuestion, number]>([
      ['of a status', { filter: { status: ['cancelled'] } }, 9],
      ['of one of several', { filter: { status: ['cancelled', 'accepted'] } }, COUNT],
      ['of none that there is', { filter: { status: ['filed', 'answered'] } }, 0],
      ['of two columns', { filter: { severity: 'A', status: ['accepted'] } }, 12],
      ['that are under way', { filter: { open: true } }, 36],
      ['that are not', { filter: { open: false } }, 9],
      ['that were breached', { filter: { breached: true } }, 0],
      ['of a channel and a product', { filter: { breached: false, channel: 'azure-portal', product: 'azure' } }, COUNT],
      ['of a text that means something to the service', { filter: { customer: "o'brien" } }, 0],
      ['accepted in a period', { accepted: { from: NOW + MINUTE, to: NOW + 3 * MINUTE } }, 4],
      ['accepted since ever and until ever', { accepted: { from: -1, to: Date.UTC(9999, 0) } }, COUNT],
    ])('keeps those %s', async (_, question, count) => {
      expect(await found(question)).toHaveLength(count);
    });

    it('holds nothing of another partner', async () => {
      expect((await pages({}, 200, OTHERS)).flat()).toEqual([]);
    });
  });

  describe('a ticket is found', () => {
    let id: string;
    beforeAll(async () => {
      const provider = { ...partner, tenantId: RESELLER, type: 'indirect-reseller' as const };
      id = await accept({ reference: 'PSA/4711 #é', customer: { tenantId: CUSTOMER }, partner: provider }, NOW - HOUR);
      await report(id, { type: 'filed', data: { reference: '2611230040001234' } });
      await report(id, { type: 'claimed', data: { by: 'anna@partner.example' } });
    });

    it.each<[string, ListQuestion['filter']]>([
      ['by the caller’s reference', { reference: 'PSA/4711 #é' }],
      ['by the channel’s', { channelReference: '2611230040001234' }],
      ['by who has claimed it', { claimedBy: 'anna@partner.example' }],
      ['by its customer', { customer: CUSTOMER }],
      ['by the partner that its intent names', { partner: RESELLER }],
      ['by two of them', { reference: 'PSA/4711 #é', claimedBy: 'anna@partner.example', severity: 'A' }],
    ])('%s', async (_, filter) => {
      expect(await found({ filter })).toEqual([id]);
      expect(await pages({ filter }, 3, OTHERS)).toEqual([[]]);
    });

    it.each<ListQuestion['filter']>([
      { reference: 'PSA/4711' },
      { claimedBy: 'anna@partner.example', severity: 'B' },
      { reference: 'PSA/4711 #é', partner: LISTED.partnerTenantId },
    ])('by no other: %j', async (filter) => {
      expect(await found({ filter })).toEqual([]);
    });

    it('by what it has now, and no more by what it had', async () => {
      await report(id, { type: 'released', data: {} });
      await report(id, { type: 'claimed', data: { by: 'bela@partner.example' } });
      expect(await found({ filter: { claimedBy: 'anna@partner.example' } })).toEqual([]);
      expect(await found({ filter: { claimedBy: 'bela@partner.example' } })).toEqual([id]);
    });
  });

  describe('by due time', () => {
    const filter = { customer: '9a9a9a9a-9a9a-4a9a-8a9a-9a9a9a9a9a9a' };
    const customer = { tenantId: filter.customer };
    /** Named for what is due on them. */
    const ids: Record<string, string> = {};
    beforeAll(async () => {
      // Promises to file: 15, 30 and 60 minutes; answers within 120, 240 and 480.
      ids.in60 = await accept({ customer }, NOW, { severity: 'C' });
      ids.in15 = await accept({ customer }, NOW, { severity: 'A' });
      ids.answered = await accept({ customer }, NOW + 1, { severity: 'A' });
      ids.in120 = await accept({ customer }, NOW, { severity: 'A' });
      ids.cancelled = await accept({ customer }, NOW + 2, { severity: 'A' });
      ids.paused = await accept({ customer }, NOW + 3, { severity: 'A' });
      for (const id of [ids.in120, ids.answered, ids.paused] as string[])
        await report(id, { type: 'filed', data: { reference: 'r' } }, NOW + 5);
      await report(ids.answered as string, { type: 'answered', data: {} }, NOW + 6);
      await report(ids.paused as string, { type: 'paused', data: { reason: 'x' } }, NOW + 6);
      await report(ids.cancelled as string, { type: 'cancelled', data: {} }, NOW + 6);
    });
    const named = (...names: string[]) => names.map((name) => ids[name]);

    it('the soonest comes first, and those on which no clock runs come last, the newest of them first', async () => {
      expect(await found({ filter, orderBy: 'due' })).toEqual(
        named('in15', 'in60', 'in120', 'paused', 'cancelled', 'answered'),
      );
    });

    it.each([1, 2, 3, 4, 6, 50])('the order holds over pages of %i', async (size) => {
      const seen = await pages({ filter, orderBy: 'due' }, size);
      expect(seen.flat()).toEqual(named('in15', 'in60', 'in120', 'paused', 'cancelled', 'answered'));
      expect(seen.slice(0, -1).every((page) => page.length === size)).toBe(true);
    });

    it('those due before an instant are told, in either order', async () => {
      const dueBefore = NOW + 2 * HOUR;
      expect(await found({ filter, dueBefore, orderBy: 'due' })).toEqual(named('in15', 'in60'));
      expect((await found({ filter, dueBefore })).sort()).toEqual(named('in15', 'in60').sort());
      expect(await found({ filter, dueBefore: NOW + 15 * MINUTE })).toEqual([]);
    });

    it('a clock that was missed still counts, until it stops', async () => {
      await report(ids.in15 as string, { type: 'note', data: { text: 'late' } }, NOW + HOUR);
      expect((await found({ filter, orderBy: 'due' }))[0]).toBe(ids.in15);
      await report(ids.in15 as string, { type: 'filed', data: { reference: 'r' } }, NOW + HOUR);
      expect((await found({ filter, orderBy: 'due' }))[0]).toBe(ids.in60);
    });
  });

  it.each([
    ['quotes and slashes', `o'brien / "x" \\ # ?`],
    ['characters of two units', '\u{1d11e}'.repeat(50)],
  ])('a reference may have %s', async (_, reference) => {
    const id = await accept({ reference });
    await report(id, { type: 'claimed', data: { by: reference } });
    expect(await found({ filter: { reference, claimedBy: reference } })).toEqual([id]);
  });

  it('a row that an earlier release placed elsewhere is taken away with the next change', async () => {
    const id = await accept({ reference: 'placed elsewhere' });
    const [partitionKey, key] = [id[0] as string, `ticket!${LISTED.partnerTenantId}!${id}`];
    const stored = await table.get(partitionKey, key);
    if (stored === null) throw new Error('Expected the ticket');
    const elsewhere = { partitionKey, rowKey: `find!${LISTED.partnerTenantId}!reference!0!0!${id}` };
    const following = `${stored.entity.following}\n${elsewhere.rowKey}`;
    await table.transact([
      { op: 'insert', entity: elsewhere },
      { op: 'update', entity: { ...stored.entity, following }, etag: stored.etag },
    ]);
    await report(id, { type: 'note', data: { text: 'x' } });
    expect(await table.get(partitionKey, elsewhere.rowKey)).toBeNull();
    expect(await found({ filter: { reference: 'placed elsewhere' } })).toEqual([id]);
  });
}
