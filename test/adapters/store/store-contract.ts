import { beforeAll, describe, expect, it } from '@jest/globals';
import { dueTickets } from '../../../shared/adapters/store/due-tickets.ts';
import { PARTITIONS, partitionOf } from '../../../shared/adapters/store/keys.ts';
import { recordNotification } from '../../../shared/adapters/store/notifications.ts';
import { findOutbox, overdueOutbox, settleOutbox, traceOutbox } from '../../../shared/adapters/store/outbox.ts';
import { claimOutbox } from '../../../shared/adapters/store/outbox-claims.ts';
import { afterSend, moveOutbox } from '../../../shared/adapters/store/outbox-moves.ts';
import { takeLease } from '../../../shared/adapters/store/quota-windows.ts';
import type { OutboxRow } from '../../../shared/adapters/store/rows.ts';
import type { Table } from '../../../shared/adapters/store/table.ts';
import { WriteConflict } from '../../../shared/adapters/store/table.ts';
import {
  ConcurrentChange,
  commit,
  loadHistory,
  loadRepeat,
  loadTicket,
} from '../../../shared/adapters/store/tickets.ts';
import { scopeOf } from '../../../shared/core/partner/scope.ts';
import { MINUTE, SECOND } from '../../../shared/core/sla/instant.ts';
import type { Act } from '../../../shared/core/ticket/events.ts';
import { type Change, flagDue, record } from '../../../shared/core/ticket/record.ts';
import { accepted, intentOf, NOW, OTHER, SCOPE, TRACE } from '../../support/fixtures.ts';

const options = { traceparent: TRACE };
const OTHERS = scopeOf(OTHER);

/** What every table must do for us: run on memory and on Azurite, so that the fake can't drift from the real one. */
export function storeContract(makeTable: () => Promise<Table>): void {
  let table: Table;
  let serial = 0;
  beforeAll(async () => {
    table = await makeTable();
  });

  const newId = () => (serial++ * 0x1f_0000_0007 + 0xabc).toString(16).padStart(32, '0').split('').reverse().join('');
  const stored = async (change: Change = accepted(intentOf(), NOW, newId())) => {
    const owed = await commit(table, SCOPE, null, change, options);
    const loaded = await loadTicket(table, SCOPE, change.ticket.id);
    if (loaded === null) throw new Error('Expected the ticket to be stored');
    return { ...loaded, owed };
  };
  const then = (change: Change['ticket'], act: Act, now = NOW + MINUTE): Change => {
    const next = record(change, { act, by: 'x' }, now);
    if ('refused' in next) throw new Error(next.refused);
    return next;
  };
  const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
    const all: T[] = [];
    for await (const item of items) all.push(item);
    return all;
  };

  describe('a ticket', () => {
    it('is read as it was written, with its history', async () => {
      const change = accepted(intentOf(), NOW, newId());
      await commit(table, SCOPE, null, change, options);
      expect((await loadTicket(table, SCOPE, change.ticket.id))?.ticket).toEqual(change.ticket);
      expect((await loadHistory(table, SCOPE, change.ticket.id)).events).toEqual(change.events);
    });

    it('is not there for another partner, nor is its history', async () => {
      const { ticket } = await stored();
      expect(await loadTicket(table, OTHERS, ticket.id)).toBeNull();
      expect(await loadHistory(table, OTHERS, ticket.id)).toEqual({ events: [], notifications: [] });
    });

    it.each([
      ['line separators', 'one\u2028two\u2029three'],
      ['half a surrogate pair', 'x\ud800y\udc00'],
      ['control characters', 'a\u0000b\u007f\u0085\ufeffc'],
      ['what looks like JSON', '"}]\\u2028{"'],
    ])('keeps %s in its texts, also what the border takes no more', async (_, description) => {
      const intent = intentOf();
      const { ticket } = await stored(accepted({ ...intent, issue: { ...intent.issue, description } }, NOW, newId()));
      expect(ticket.intent.issue.description).toBe(description);
    });

    it('keeps texts longer than one property holds', async () => {
      // Whichever of the two has it: a character of two units stands where the text is cut.
      for (const start of ['', 'ű']) {
        const description = start + '𝄞'.repeat(9_999);
        const { ticket } = await stored(accepted(intentOf({ title: '€'.repeat(250), description }), NOW, newId()));
        expect(ticket.intent.issue.description).toBe(description);
      }
    });

    it('is written in its own partner’s scope alone', async () => {
      const change = accepted(intentOf(), NOW, newId());
      await expect(commit(table, OTHERS, null, change, options)).rejects.toThrow(/ticket of the scope/);
      expect(await loadTicket(table, SCOPE, change.ticket.id)).toBeNull();
    });

    it('is inserted once', async () => {
      const { ticket } = await stored();
      await expect(commit(table, SCOPE, null, accepted(intentOf(), NOW, ticket.id), options)).rejects.toThrow(
        ConcurrentChange,
      );
    });

    it('is changed only from the version that was read', async () => {
      const loaded = await stored();
      const note = then(loaded.ticket, { type: 'note', data: { text: 'one' } });
      await commit(table, SCOPE, loaded, note, options);
      await expect(commit(table, SCOPE, loaded, note, options)).rejects.toThrow(ConcurrentChange);
      expect((await loadHistory(table, SCOPE, loaded.ticket.id)).events.map(({ sequence }) => sequence)).toEqual([
        1, 2,
      ]);
    });

    it('is not reported as failed when the answer to its write got lost and the SDK repeated it', async () => {
      const losing: Table = {
        get: (...keys) => table.get(...keys),
        query: (...range) => table.query(...range),
        transact: async (operations) => {
          await table.transact(operations);
          await table.transact(operations);
        },
      };
      const change = accepted(intentOf(), NOW, newId());
      await expect(commit(losing, SCOPE, null, change, options)).resolves.toHaveLength(2);
      const loaded = await loadTicket(table, SCOPE, change.ticket.id);
      await expect(
        commit(losing, SCOPE, loaded, then(change.ticket, { type: 'cancelled', data: {} }), options),
      ).resolves.toHaveLength(1);
    });

    it('is not reported as failed either where another change came before the SDK repeated it', async () => {
      const loaded = await stored();
      const by = (text: string) => then(loaded.ticket, { type: 'note', data: { text } });
      const overtaken: Table = {
        get: (...keys) => table.get(...keys),
        query: (...range) => table.query(...range),
        transact: async (operations) => {
          await table.transact(operations);
          const present = await loadTicket(table, SCOPE, loaded.ticket.id);
          if (present === null) throw new Error('Expected the ticket');
          await commit(table, SCOPE, present, then(present.ticket, { type: 'released', data: {} }), options);
          await table.transact(operations);
        },
      };
      await expect(commit(overtaken, SCOPE, loaded, by('ours'), options)).resolves.toEqual([]);
      const { events } = await loadHistory(table, SCOPE, loaded.ticket.id);
      expect(events.map(({ type }) => type)).toEqual(['accepted', 'note', 'released']);
    });

    it('remembers the key of an event', async () => {
      const loaded = await stored();
      const repeat = { hash: 'h', fingerprint: 'f' };
      await commit(table, SCOPE, loaded, then(loaded.ticket, { type: 'note', data: { text: 'x' } }), {
        ...options,
        repeat,
      });
      expect(await loadRepeat(table, SCOPE, loaded.ticket.id, 'h')).toBe('f');
      expect(await loadRepeat(table, OTHERS, loaded.ticket.id, 'h')).toBeNull();
    });
  });

  describe('a quota', () => {
    it('is handed out to many who ask at once, up to its limit and no further', async () => {
      const quota = { limit: 30, window: MINUTE };
      const takeAll = async () => {
        let taken = 0;
        for (;;) {
          const { granted } = await takeLease(table, OTHERS, 'calls', quota, NOW, crypto.randomUUID());
          if (granted === 0) return taken;
          taken += granted;
        }
      };
      const taken = await Promise.all([takeAll(), takeAll(), takeAll()]);
      expect(taken.reduce((sum, count) => sum + count, 0)).toBe(30);
      expect((await takeLease(table, OTHERS, 'calls', quota, NOW + MINUTE, 'next')).granted).toBe(1);
      expect((await takeLease(table, SCOPE, 'calls', quota, NOW, 'own')).granted).toBe(1);
    });
  });

  describe('what falls due', () => {
    it('is found from its instant on and gone once flagged', async () => {
      const loaded = await stored();
      const partition = partitionOf(loaded.ticket.id);
      const dueAt = async (now: number) => (await dueTickets(table, partition, now)).map(({ ticketId }) => ticketId);
      const warnAt = NOW + 0.75 * 15 * MINUTE;
      expect(await dueAt(warnAt - 1)).not.toContain(loaded.ticket.id);
      expect((await dueAt(NOW + 60 * MINUTE)).filter((id) => id === loaded.ticket.id)).toHaveLength(1);
      await commit(table, SCOPE, loaded, flagDue(loaded.ticket, NOW + 60 * MINUTE), options);
      expect(await dueAt(NOW + 600 * MINUTE)).not.toContain(loaded.ticket.id);
    });

    it('moves with the severity and starts anew with the filing', async () => {
      const first = await stored();
      await commit(
        table,
        SCOPE,
        first,
        then(first.ticket, { type: 'severity-changed', data: { severity: 'C' } }),
        options,
      );
      const second = await loadTicket(table, SCOPE, first.ticket.id);
      if (second === null) throw new Error('gone');
      const partition = partitionOf(first.ticket.id);
      const isDue = async (now: number) =>
        (await dueTickets(table, partition, now)).some((due) => due.ticketId === first.ticket.id);
      expect(await isDue(NOW + 20 * MINUTE)).toBe(false);
      await commit(table, SCOPE, second, then(second.ticket, { type: 'filed', data: { reference: 'r' } }), options);
      expect(await isDue(NOW + 70 * MINUTE)).toBe(false);
      expect(await isDue(NOW + 500 * MINUTE)).toBe(true);
    });
  });

  describe('the outbox', () => {
    it('holds a message until its outcome, hidden for the first ten seconds', async () => {
      const { ticket, owed } = await stored();
      const overdue = async (now: number) =>
        (await collect(overdueOutbox(table, partitionOf(ticket.id), now))).filter((row) => row.ticketId === ticket.id);
      expect(await overdue(NOW + 10 * SECOND - 1)).toEqual([]);
      expect((await overdue(NOW + 10 * SECOND)).map(({ outboxId }) => outboxId).sort()).toEqual(
        owed.map(({ outboxId }) => outboxId).sort(),
      );
      for (const row of owed) await settleOutbox(table, row);
      expect(await overdue(NOW + 600 * MINUTE)).toEqual([]);
    });

    it('finds a row that the relay has moved, counts its sends and spaces them out over about a day', async () => {
      const { owed } = await stored();
      let row = owed[0];
      if (row === undefined) throw new Error('Expected a message');
      let now = NOW;
      for (let send = 2; send <= 8; send++) {
        const next = afterSend(row, now);
        await moveOutbox(table, partitionOf(row.ticketId), [{ from: row, to: next }]);
        now = Date.parse(next.rowKey.split('!')[1] ?? '');
        row = next;
      }
      expect((await traceOutbox(table, owed[0] ?? row))?.attempts).toBe(8);
      expect((now - NOW) / (60 * MINUTE)).toBeGreaterThan(20);
      expect((now - NOW) / (60 * MINUTE)).toBeLessThan(26);
    });

    it('does not bring back a row whose outcome came meanwhile', async () => {
      const { owed } = await stored();
      const row = owed[0];
      if (row === undefined) throw new Error('Expected a message');
      await settleOutbox(table, row);
      await moveOutbox(table, partitionOf(row.ticketId), [{ from: row, to: afterSend(row, NOW) }]);
      expect(await traceOutbox(table, row)).toBeNull();
    });

    it('finds what was sent again at either of its keys, and searches for no copy that came before', async () => {
      const { owed } = await stored();
      const row = owed[0];
      if (row === undefined) throw new Error('Expected a message');
      const to = afterSend(row, NOW);
      const again = { ...to, before: row.rowKey };
      expect((await findOutbox(table, again))?.attempts).toBe(1);
      await moveOutbox(table, partitionOf(row.ticketId), [{ from: row, to }]);
      expect((await findOutbox(table, again))?.attempts).toBe(2);
      const searched: unknown[] = [];
      const watched: Table = {
        get: (...keys) => table.get(...keys),
        transact: (operations) => table.transact(operations),
        query: (...range) => {
          searched.push(range);
          return table.query(...range);
        },
      };
      expect(await findOutbox(watched, row)).toBeNull();
      await settleOutbox(watched, row);
      expect(searched).toEqual([]);
      expect(await traceOutbox(watched, row)).toMatchObject({ attempts: 2 });
    });

    it('is claimed by who is at work though the relay moves it at the same moment', async () => {
      const { owed } = await stored();
      const row = owed[0];
      if (row === undefined) throw new Error('Expected a message');
      const to = afterSend(row, NOW);
      let moves = 0;
      const racing: Table = {
        get: async (...keys) => {
          const found = await table.get(...keys);
          if (moves++ === 0) await moveOutbox(table, partitionOf(row.ticketId), [{ from: row, to }]);
          return found;
        },
        query: (...range) => table.query(...range),
        transact: (operations) => table.transact(operations),
      };
      const claimed = await claimOutbox(racing, { ...to, before: row.rowKey }, NOW);
      expect(claimed).toMatchObject({ rowKey: to.rowKey, attempts: 2 });
      expect(await claimOutbox(table, { ...to, before: row.rowKey }, NOW)).toBeNull();
    });

    it('moves many at once with the claims that they have by then, but for what was settled meanwhile', async () => {
      const id = newId();
      const inPartition = () => `${partitionOf(id)}${newId().slice(1)}`;
      const rows: OutboxRow[] = [];
      for (let count = 0; count < 30; count += 1) {
        const { owed } = await stored(accepted(intentOf(), NOW + 24 * 60 * MINUTE + count, inPartition()));
        rows.push(...owed);
      }
      rows.sort((a, b) => (a.rowKey < b.rowKey ? -1 : 1));
      const [settled, claimed] = rows;
      if (settled === undefined || claimed === undefined) throw new Error('Expected messages');
      await settleOutbox(table, settled);
      const claim = await claimOutbox(table, claimed, NOW);
      const moves = rows.map((from) => ({ from, to: afterSend(from, NOW + 48 * 60 * MINUTE) }));
      await moveOutbox(table, partitionOf(id), moves);
      const found = await Promise.all(moves.map(({ to }) => findOutbox(table, to)));
      expect(found.map((row) => row?.attempts)).toEqual(rows.map((row) => (row === settled ? undefined : 2)));
      expect(found[1]?.claim).toEqual(claim?.claim);
      expect(await Promise.all(rows.map((row) => findOutbox(table, row)))).toEqual(rows.map(() => null));
    });

    it('settles a message whose row the relay moves at the same moment', async () => {
      const { owed } = await stored();
      const row = owed[0];
      if (row === undefined) throw new Error('Expected a message');
      let moves = 0;
      const racing: Table = {
        get: (...keys) => table.get(...keys),
        query: (...range) => table.query(...range),
        transact: async (operations) => {
          if (moves++ === 0)
            await moveOutbox(table, partitionOf(row.ticketId), [{ from: row, to: afterSend(row, NOW) }]);
          await table.transact(operations);
        },
      };
      await settleOutbox(racing, row);
      expect(await traceOutbox(table, row)).toBeNull();
    });

    it('settles a notification once, together with its record', async () => {
      const { ticket, owed } = await stored();
      const row = owed.find(({ queue }) => queue === 'notifications');
      if (row === undefined) throw new Error('Expected a notification');
      const notification = { id: row.outboxId, type: 'ticket.accepted' as const, sequence: 1, recordedAt: NOW };
      await recordNotification(table, row, notification);
      await recordNotification(table, row, { ...notification, recordedAt: NOW + 1 });
      expect((await loadHistory(table, SCOPE, ticket.id)).notifications).toEqual([notification]);
    });
  });

  describe('a transaction', () => {
    const rows = (...names: string[]) =>
      names.map((name) => ({ op: 'insert' as const, entity: { partitionKey: 'x', rowKey: name } }));

    it('does all or nothing', async () => {
      await table.transact(rows('b'));
      await expect(table.transact(rows('a', 'b'))).rejects.toThrow(WriteConflict);
      expect(await table.get('x', 'a')).toBeNull();
    });

    it('refuses an update that names an old tag, and a delete of what is not there', async () => {
      const old = await table.get('x', 'b');
      await table.transact([{ op: 'update', entity: { partitionKey: 'x', rowKey: 'b', n: 1 }, etag: old?.etag ?? '' }]);
      await expect(
        table.transact([{ op: 'update', entity: { partitionKey: 'x', rowKey: 'b', n: 2 }, etag: old?.etag ?? '' }]),
      ).rejects.toThrow(WriteConflict);
      await expect(table.transact([{ op: 'delete', partitionKey: 'x', rowKey: 'none' }])).rejects.toThrow(
        WriteConflict,
      );
      expect((await table.get('x', 'b'))?.entity.n).toBe(1);
    });

    it('refuses more than Azure would take, which Azurite would not', async () => {
      const entity = { partitionKey: 'x', rowKey: 'big', text: 'x'.repeat(33_000) };
      await expect(table.transact([{ op: 'insert', entity }])).rejects.toThrow(RangeError);
      const many = Array.from({ length: 101 }, (_, index) => `many${index}`);
      await expect(table.transact(rows(...many))).rejects.toThrow(RangeError);
      expect(await table.get('x', 'many0')).toBeNull();
    });

    it('spreads tickets over sixteen partitions', () => {
      expect(new Set(PARTITIONS.map(partitionOf)).size).toBe(16);
    });
  });
}
