import { beforeEach, describe, expect, it } from '@jest/globals';
import type { DeadLetter } from '../../../shared/adapters/bus/dead-letters.ts';
import { loadTicket } from '../../../shared/adapters/store/tickets.ts';
import { HOUR } from '../../../shared/core/sla/instant.ts';
import {
  listDeadLetters,
  type PostOffice,
  redriveDeadLetters,
} from '../../../shared/flows/administration/dead-letters.ts';
import { relayOutbox } from '../../../shared/flows/relay-outbox.ts';
import { SCOPE } from '../../support/fixtures.ts';
import { makeWorld, type World } from '../../support/world.ts';

let world: World;
let letters: DeadLetter[];
let office: PostOffice;
beforeEach(() => {
  world = makeWorld();
  letters = [];
  const { tickets, bus, now } = world.deps;
  const deadLetters = {
    list: async () => letters,
    workOff: async (_: string, act: (letter: DeadLetter) => Promise<boolean>) => {
      const kept: DeadLetter[] = [];
      for (const letter of letters) if (!(await act(letter))) kept.push(letter);
      letters = kept;
    },
  };
  office = { tickets, bus, deadLetters, now };
});
/** Everything that was sent ends among the dead letters. */
const bury = () => {
  const reason = 'MaxDeliveryCountExceeded';
  letters.push(...world.bus.sent.splice(0).map(({ message }) => ({ reason, enqueuedAt: world.clock.now, message })));
};
const redrive = () => redriveDeadLetters(office, 'azure-portal');
const statusOf = async (id: string) => (await loadTicket(world.tickets, SCOPE, id))?.ticket.status;

describe('dead letters', () => {
  it('are told with their reason, age and ticket', async () => {
    const { id } = await world.accept();
    bury();
    letters.push({ reason: 'TTLExpiredException', enqueuedAt: world.clock.now, message: null });
    world.clock.now += HOUR;
    const listed = await listDeadLetters(office, 'azure-portal');
    expect(listed[0]).toEqual({
      reason: 'MaxDeliveryCountExceeded',
      age: HOUR,
      ticketId: id,
      outboxId: `${id}-1-channel`,
    });
    expect(listed.at(-1)).toMatchObject({ reason: 'TTLExpiredException', ticketId: null });
  });

  it('of what is owed still are sent again, also where the relay has moved it, and end in its outcome', async () => {
    const { id } = await world.accept();
    bury();
    world.clock.now += HOUR;
    await relayOutbox(world.deps);
    world.bus.sent.length = 0;
    expect(await redrive()).toEqual({ sent: 2, settled: 0, unreadable: 0 });
    expect(letters).toEqual([]);
    await world.deliver();
    expect(await statusOf(id)).toBe('ready');
    expect(world.tickets.keys('outbox!')).toEqual([]);
  });

  it('of what was done meanwhile are removed, and nothing is sent', async () => {
    await world.accept();
    const sent = [...world.bus.sent];
    bury();
    world.bus.sent.push(...sent);
    await world.deliver();
    expect(await redrive()).toEqual({ sent: 0, settled: 2, unreadable: 0 });
    expect([letters, world.bus.sent]).toEqual([[], []]);
  });

  it('that can’t be read stay where they are', async () => {
    letters.push({ reason: 'MaxDeliveryCountExceeded', enqueuedAt: 0, message: null });
    expect(await redrive()).toEqual({ sent: 0, settled: 0, unreadable: 1 });
    expect(letters).toHaveLength(1);
  });

  it('stay while the bus is away', async () => {
    await world.accept();
    bury();
    world.bus.away = true;
    await expect(redrive()).rejects.toThrow('away');
    expect(letters).toHaveLength(2);
  });
});
