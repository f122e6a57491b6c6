import { beforeEach, describe, expect, it } from '@jest/globals';
import { loadHeartbeats } from '../../shared/adapters/store/heartbeats.ts';
import { PARTITIONS, partitionOf, ticketKey } from '../../shared/adapters/store/keys.ts';
import type { Operation } from '../../shared/adapters/store/table.ts';
import { loadHistory } from '../../shared/adapters/store/tickets.ts';
import { HOUR } from '../../shared/core/sla/instant.ts';
import { AppError } from '../../shared/errors.ts';
import { watchHealth } from '../../shared/flows/check-health.ts';
import { relayOutbox } from '../../shared/flows/relay-outbox.ts';
import { SWEEP, sweepDue } from '../../shared/flows/sweep-due.ts';
import { intentOf, PARTNER, SCOPE } from '../support/fixtures.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(() => {
  world = makeWorld();
});

/** Tickets whose promise to file is past due, with nothing left to send. */
const overdue = async (count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1)
    ids.push((await world.accept({ key: `key-${number}`, intent: intentOf({ severity: 'B' }) })).id);
  await world.deliver();
  world.clock.now += HOUR;
  return ids;
};
const flagsOf = async (id: string) =>
  (await loadHistory(world.tickets, SCOPE, id)).events.filter(({ type }) => type === 'breached').length;
const flags = async (ids: string[]) => Promise.all(ids.map(flagsOf));

/** Lets a test see, or spoil, what is written. */
const onWrite = (look: (operations: Operation[]) => void) => {
  const { transact } = world.tickets;
  world.tickets.transact = async (operations) => {
    look(operations);
    await transact.call(world.tickets, operations);
  };
};

describe('a sweep of many tickets', () => {
  it('flags several in one transaction, each once', async () => {
    const ids = await overdue(100);
    let writes = 0;
    onWrite(() => {
      writes += 1;
    });
    expect(await sweepDue(world.deps)).toEqual({ due: 100, failed: [] });
    expect(await flags(ids)).toEqual(ids.map(() => 1));
    expect(writes).toBeLessThan(50);
  });

  it('has set every flag before anything is sent, and a bus that answers nothing holds up no flag', async () => {
    const ids = await overdue(60);
    const atFirstSend: number[] = [];
    world.bus.offer = async () => {
      atFirstSend.push(...(await flags(ids)));
    };
    await sweepDue(world.deps);
    expect(atFirstSend).toEqual(ids.map(() => 1));
  });

  it('asks the bus once for all that it owes, however many flags there are', async () => {
    await overdue(60);
    const offered: number[] = [];
    world.bus.offer = async (_, messages) => void offered.push(messages.length);
    await sweepDue(world.deps);
    expect(offered).toEqual([60]);
  });

  it('flags each by itself where one of them has changed meanwhile', async () => {
    const ids = await overdue(80);
    const [changed = ''] = ids;
    let meanwhile: Promise<unknown> | undefined;
    const { transact } = world.tickets;
    world.tickets.transact = async (operations) => {
      const touches = operations.some((one) => 'entity' in one && one.entity.rowKey === ticketKey(PARTNER, changed));
      if (touches && meanwhile === undefined) {
        meanwhile = Promise.resolve();
        await world.record(changed, { type: 'note', data: { text: 'x' } });
      }
      await transact.call(world.tickets, operations);
    };
    expect((await sweepDue(world.deps)).failed).toEqual([]);
    expect(await flags(ids)).toEqual(ids.map(() => 1));
  });

  it('isn’t told that its write failed where the answer got lost and the SDK repeated it', async () => {
    const ids = await overdue(40);
    const { transact } = world.tickets;
    world.tickets.transact = async (operations) => {
      await transact.call(world.tickets, operations);
      await transact.call(world.tickets, operations);
    };
    expect((await sweepDue(world.deps)).failed).toEqual([]);
    expect(await flags(ids)).toEqual(ids.map(() => 1));
  });

  it('has its rest flagged where one can’t be written', async () => {
    const ids = await overdue(60);
    const [broken = ''] = ids;
    onWrite((operations) => {
      const touches = operations.some((one) => 'entity' in one && one.entity.rowKey === ticketKey(PARTNER, broken));
      if (touches) throw new AppError('STORAGE_UNAVAILABLE');
    });
    const { failed } = await sweepDue(world.deps);
    expect(failed).toHaveLength(1);
    expect(await flags(ids)).toEqual(ids.map((id) => (id === broken ? 0 : 1)));
  });
});

/** A partition whose rows can't be read. */
const loseOne = (partition: string) => {
  const { query } = world.tickets;
  world.tickets.query = (range, first) => {
    if (range.partitionKey === partition) throw new AppError('STORAGE_UNAVAILABLE');
    return query.call(world.tickets, range, first);
  };
};

describe('a partition that fails', () => {
  it('fails alone in a sweep, and health tells how much failed', async () => {
    const ids = await overdue(40);
    const lost = partitionOf(ids[0] ?? '');
    loseOne(lost);
    expect((await sweepDue(world.deps)).failed).toMatchObject([{ code: 'STORAGE_UNAVAILABLE' }]);
    expect(await flags(ids.filter((id) => partitionOf(id) !== lost))).not.toContain(0);
    expect((await loadHeartbeats(world.directory)).get(SWEEP)).toEqual({ at: world.clock.now, failed: 1 });
    expect((await watchHealth(world.deps)()).checks[SWEEP]).toMatchObject({ healthy: true, failed: 1 });
  });

  it('fails alone in a relay', async () => {
    const { id } = await world.accept();
    world.bus.sent.length = 0;
    world.clock.now += HOUR;
    loseOne(PARTITIONS.find((partition) => partition !== partitionOf(id)) ?? '');
    expect((await relayOutbox(world.deps)).failed).toHaveLength(1);
    expect(world.bus.sent).toHaveLength(2);
  });
});
