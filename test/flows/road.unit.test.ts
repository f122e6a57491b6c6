import { beforeEach, describe, expect, it } from '@jest/globals';
import { partitionOf, ticketKey } from '../../shared/adapters/store/keys.ts';
import { type Operation, WriteConflict } from '../../shared/adapters/store/table.ts';
import { loadHistory, loadTicket } from '../../shared/adapters/store/tickets.ts';
import type { Intent } from '../../shared/core/decision/intent.ts';
import { HOUR, MINUTE } from '../../shared/core/sla/instant.ts';
import { OWED } from '../../shared/core/ticket/retries.ts';
import { relayOutbox } from '../../shared/flows/relay-outbox.ts';
import { sweepDue } from '../../shared/flows/sweep-due.ts';
import { intentOf, PARTNER, SCOPE } from '../support/fixtures.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(() => {
  world = makeWorld();
});

const submit = (key = 'key', intent?: Intent) => world.accept({ key, intent });
const file = (ticketId: string) => world.record(ticketId, { type: 'filed', data: { reference: 'MS-1' } });
const look = async (id: string) => {
  const loaded = await loadTicket(world.tickets, SCOPE, id);
  if (loaded === null) throw new Error('Expected the ticket');
  const { events, notifications } = await loadHistory(world.tickets, SCOPE, id);
  return { ticket: loaded.ticket, types: events.map(({ type }) => type), told: notifications.map(({ type }) => type) };
};

describe('a ticket on its road', () => {
  it('is accepted, made ready, told of, and owes nothing afterwards', async () => {
    const { id } = await submit();
    await world.deliver();
    const { ticket, types, told } = await look(id);
    expect([ticket.status, types, told]).toEqual([
      'ready',
      ['accepted', 'hand-off-ready'],
      ['ticket.accepted', 'ticket.ready'],
    ]);
    expect(world.tickets.keys('outbox!')).toEqual([]);
  });

  it('is made ready once, however many copies of its message arrive at once', async () => {
    const { id } = await submit();
    await world.deliver(5);
    const { types, told } = await look(id);
    expect([types, told]).toEqual([
      ['accepted', 'hand-off-ready'],
      ['ticket.accepted', 'ticket.ready'],
    ]);
  });

  it('is not made ready by a message that comes after it was filed', async () => {
    const { id } = await submit();
    await file(id);
    await world.deliver(2);
    expect((await look(id)).types).toEqual(['accepted', 'filed']);
    expect(world.tickets.keys('outbox!')).toEqual([]);
  });
});

describe('a bus that is away', () => {
  it('costs nothing but time, and no send is counted meanwhile', async () => {
    world.bus.away = true;
    const { id } = await submit();
    for (let minutes = 1; minutes <= 60 * 24 * 3; minutes += 60) {
      world.clock.now += HOUR;
      await relayOutbox(world.deps);
    }
    expect((await look(id)).ticket.status).toBe('accepted');
    world.bus.away = false;
    await relayOutbox(world.deps);
    await world.deliver();
    expect((await look(id)).ticket.status).toBe('ready');
    expect(world.tickets.keys('outbox!')).toEqual([]);
  });
});

describe('messages that nobody handles', () => {
  it('are sent eight times over about a day under ids of their own; then the ticket has failed, with the reason', async () => {
    const { id } = await submit();
    const attempts: number[] = [];
    const start = world.clock.now;
    while ((await look(id)).ticket.status === 'accepted') {
      attempts.push(
        ...world.bus.sent
          .splice(0)
          .filter(({ queue }) => queue === 'azure-portal')
          .map(({ messageId }) => Number(messageId.split('.')[1])),
      );
      world.clock.now += 5 * MINUTE;
      await relayOutbox(world.deps);
      if (world.clock.now > start + 72 * HOUR) throw new Error('Never given up');
    }
    expect(attempts).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect((world.clock.now - start) / HOUR).toBeGreaterThan(20);
    expect((world.clock.now - start) / HOUR).toBeLessThan(26);
    expect((await look(id)).types.at(-1)).toBe('failed');
    expect(world.tickets.keys('outbox!').filter((key) => key.endsWith('-channel'))).toEqual([]);
  });
});

describe('a ticket that cannot be given up', () => {
  it('holds up no other of its partition, and is told', async () => {
    const { id: broken } = await submit('broken');
    for (let sends = 1; sends < OWED.channel.backoff.length; sends += 1) {
      world.clock.now += 12 * HOUR;
      await relayOutbox(world.deps);
    }
    world.tickets.rows.delete(`${partitionOf(broken)}\n${ticketKey(PARTNER, broken)}`);
    let id = broken;
    for (let key = 0; id === broken || partitionOf(id) !== partitionOf(broken); key += 1)
      ({ id } = await submit(`key-${key}`));
    world.bus.sent.length = 0;
    world.clock.now += 24 * HOUR;
    const { failed } = await relayOutbox(world.deps);
    expect(failed).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(world.bus.sent.map(({ message }) => message.ticketId)).toContain(id);
  });
});

describe('the sweep', () => {
  it('flags a breach once, however often and however many at once it runs', async () => {
    const { id } = await submit();
    await world.deliver();
    await file(id);
    await world.deliver();
    world.clock.now += 3 * HOUR;
    await Promise.all(Array.from({ length: 4 }, () => sweepDue(world.deps)));
    await sweepDue(world.deps);
    await world.deliver(3);
    const { ticket, types, told } = await look(id);
    expect(types.filter((type) => type === 'breached')).toHaveLength(1);
    expect(told.filter((type) => type === 'ticket.breached')).toHaveLength(1);
    expect(ticket.clocks[1]).toMatchObject({ name: 'initial-response', state: 'breached' });
    expect(world.tickets.keys('due!')).toEqual([]);
  });

  it('lets a ticket that cannot be flagged hold up no other', async () => {
    const broken = await submit('one');
    const sound = await submit('two');
    const row = world.tickets.rows.get(`${broken.id[0]}\nticket!${broken.partnerTenantId}!${broken.id}`);
    if (row === undefined) throw new Error('Expected the row');
    row.entity.ticket0 = '{"cut off';
    world.clock.now += HOUR;
    const report = await sweepDue(world.deps);
    expect(report.failed).toHaveLength(1);
    expect((await look(sound.id)).types).toContain('breached');
  });
});

describe('a stop at any moment', () => {
  /** Fails the n-th write from now on, before or after it took effect, and everything after it, as a killed process does. */
  const killAt = (n: number, applied: boolean) => {
    const { transact } = world.tickets;
    let writes = 0;
    world.tickets.transact = async function (this: typeof world.tickets, operations: Operation[]) {
      writes += 1;
      if (writes > n || (writes === n && !applied)) throw new Error('killed');
      await transact.call(this, operations);
      if (writes === n) throw new Error('killed');
    };
    const { send } = world.bus;
    world.bus.send = async (queue, messages) => {
      if (writes >= n) throw new Error('killed');
      await send.call(world.bus, queue, messages);
    };
    return () => {
      world.tickets.transact = transact;
      world.bus.send = send;
    };
  };
  const WRITES = 6;
  const cases = Array.from({ length: WRITES }, (_, index) => [
    [index + 1, true] as const,
    [index + 1, false] as const,
  ]).flat();

  it.each(cases)('at write %i (applied: %s) loses nothing and doubles nothing', async (n, applied) => {
    const revive = killAt(n, applied);
    const act = async () => {
      const { id } = await submit();
      await world.deliver();
      await file(id);
      await world.deliver();
    };
    await act().catch(() => undefined);
    revive();
    world.bus.sent.length = 0;

    // The caller asks again under its key, and time passes.
    const { id, status } = await submit();
    if (status !== 'filed') {
      await file(id).catch((error: Error) => expect(error.message).toContain('EVENT_NOT_ALLOWED'));
    }
    for (let round = 0; round < 3; round++) {
      world.clock.now += 10 * MINUTE;
      await relayOutbox(world.deps);
      await world.deliver();
    }
    const { ticket, types, told } = await look(id);
    expect(ticket.status).toBe('filed');
    for (const list of [types, told]) expect(new Set(list).size).toBe(list.length);
    expect(told).toEqual(expect.arrayContaining(['ticket.accepted', 'ticket.filed']));
    expect(world.tickets.keys('outbox!')).toEqual([]);
    expect(world.tickets.keys('ticket!')).toHaveLength(1);
  });
});

describe('a repeat', () => {
  it('that meets the first one half way is the same ticket', async () => {
    const both = await Promise.all([submit('same'), submit('same')]);
    expect(both[0].id).toBe(both[1].id);
    expect(world.tickets.keys('ticket!')).toHaveLength(1);
  });

  it('is answered by the stored ticket, though the table would refuse it today', async () => {
    const endsSoon = { relationship: { gdap: { status: 'active' as const, roles: ['billing-administrator'] } } };
    const intent = intentOf({ type: 'billing' }, { product: { family: 'microsoft-365' }, ...endsSoon });
    const { id } = await submit('stored', intent);
    world.deps.config.edition = '2025';
    expect((await submit('stored', intent)).id).toBe(id);
  });

  it('of an event is recorded once, also when both come at once', async () => {
    const { id } = await submit();
    const note = () => world.record(id, { type: 'note', data: { text: 'x' } }, 'note');
    await Promise.all([note(), note(), note()]);
    expect((await look(id)).types).toEqual(['accepted', 'note']);
  });
});

it('a conflict without our token is a conflict', async () => {
  const { transact } = world.tickets;
  world.tickets.transact = () => Promise.reject(new WriteConflict());
  await expect(submit()).rejects.toThrow('The ticket has changed');
  world.tickets.transact = transact;
});
