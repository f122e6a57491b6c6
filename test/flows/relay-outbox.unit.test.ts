import { beforeEach, describe, expect, it } from '@jest/globals';
import { loadTicket } from '../../shared/adapters/store/tickets.ts';
import { HOUR, MINUTE, SECOND } from '../../shared/core/sla/instant.ts';
import { waitAfter } from '../../shared/core/ticket/retries.ts';
import { CHANNEL_WORKERS } from '../../shared/flows/channels/index.ts';
import { relayOutbox } from '../../shared/flows/relay-outbox.ts';
import { intentOf, SCOPE } from '../support/fixtures.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(() => {
  world = makeWorld();
});
const statusOf = async (id: string) => (await loadTicket(world.tickets, SCOPE, id))?.ticket.status;
const accept = async (count: number) => {
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1)
    ids.push((await world.accept({ key: `key-${number}`, intent: intentOf({ severity: 'B' }) })).id);
  return ids;
};

describe('a hand-off that missed its send', () => {
  it('is made up for within half a minute of the fault’s end', async () => {
    world.bus.away = true;
    const [id = ''] = await accept(1);
    world.bus.away = false;
    // The relay runs every ten seconds.
    for (let ran = 0; ran < 30 * SECOND && (await statusOf(id)) !== 'ready'; ran += 10 * SECOND) {
      world.clock.now += 10 * SECOND;
      await relayOutbox(world.deps);
      await world.deliver();
    }
    expect(await statusOf(id)).toBe('ready');
  });

  it('waits a little longer with each send, and about a day in all', () => {
    const waits = Array.from({ length: 8 }, (_, sends) => waitAfter('x-channel', sends + 1));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.slice(0, 2)).toEqual([10 * SECOND, 15 * SECOND]);
    const all = waits.reduce((sum, wait) => sum + wait, 0);
    expect(all).toBeGreaterThan(20 * HOUR);
    expect(all).toBeLessThan(26 * HOUR);
  });
});

describe('messages that were sent again', () => {
  it('find their rows without a search, before and after these have moved', async () => {
    const ids = await accept(60);
    world.bus.sent.length = 0;
    world.clock.now += MINUTE;
    // The first half is handled before its rows move.
    const { transact } = world.tickets;
    let handled = false;
    world.tickets.transact = async (operations) => {
      if (!handled && operations.some(({ op }) => op === 'delete')) {
        handled = true;
        await world.deliver();
      }
      await transact.call(world.tickets, operations);
    };
    await relayOutbox(world.deps);
    world.tickets.transact = transact;
    const searched: string[] = [];
    const { query } = world.tickets;
    world.tickets.query = (range, first) => {
      if (range.equals !== undefined) searched.push(JSON.stringify(range));
      return query.call(world.tickets, range, first);
    };
    await world.deliver(2);
    expect(searched).toEqual([]);
    expect(new Set(await Promise.all(ids.map(statusOf)))).toEqual(new Set(['ready']));
    expect(world.tickets.keys('outbox!')).toEqual([]);
  });
});

describe('a queue that is away', () => {
  it('keeps no other queue’s messages, and is asked once in a run', async () => {
    await accept(120);
    world.bus.sent.length = 0;
    world.clock.now += MINUTE;
    const asked: string[] = [];
    const { send } = world.bus;
    world.bus.send = async (queue, messages) => {
      asked.push(queue);
      if (queue === 'azure-portal') throw new Error('disabled');
      await send.call(world.bus, queue, messages);
    };
    await relayOutbox(world.deps);
    expect(world.bus.sent.map(({ queue }) => queue)).toEqual(Array(120).fill('notifications'));
    // At most once for each of the partitions that were in hand when that was found out.
    expect(asked.filter((queue) => queue === 'azure-portal').length).toBeLessThanOrEqual(4);
  });
});

describe('a refusal', () => {
  /** A ticket that waits for its outcome, and can't take it: its history is full of words. */
  const fill = async (id: string) => {
    const row = [...world.tickets.rows.values()].find(
      ({ entity }) => entity.rowKey.endsWith(`!${id}`) && entity.version,
    );
    if (row === undefined) throw new Error('Expected the ticket');
    row.entity.ticket0 = String(row.entity.ticket0).replace('"noted":0', '"noted":600000');
  };

  it('that isn’t the end of the ticket’s wait leaves what is owed', async () => {
    const [id = ''] = await accept(1);
    await fill(id);
    await expect(world.deliver()).rejects.toMatchObject({ code: 'HISTORY_FULL' });
    expect(world.tickets.keys('outbox!').filter((key) => key.endsWith('-channel'))).toHaveLength(1);
    for (let sends = 0; sends < 10; sends += 1) {
      world.clock.now += 13 * HOUR;
      await relayOutbox(world.deps);
    }
    expect(world.tickets.keys('outbox!').filter((key) => key.endsWith('-channel'))).toHaveLength(1);
    expect(await statusOf(id)).toBe('accepted');
  });

  it('of a ticket that went on by another way while its worker was at it settles the message', async () => {
    const filing = makeWorld({
      workers: {
        ...CHANNEL_WORKERS,
        'azure-portal': async ({ id }) => {
          await filing.record(id, { type: 'filed', data: { reference: '1' } });
          return { kind: 'ready' };
        },
      },
    });
    await filing.accept();
    await filing.deliver();
    expect(filing.tickets.keys('outbox!')).toEqual([]);
  });
});
