import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Sending } from '../../../shared/adapters/bus/bus.ts';
import { offers } from '../../../shared/adapters/bus/offers.ts';
import { SECOND } from '../../../shared/core/sla/instant.ts';
import { messageOf } from './messages.ts';

/** A bus of which some queues are away, whose pauses end when the test says so. */
let away: Set<string>;
let sent: string[];
let tries: string[];
let uptime: number;
let resume: () => void;
let offer: ReturnType<typeof offers>;
beforeEach(() => {
  away = new Set();
  sent = [];
  tries = [];
  uptime = 0;
  offer = offers({
    send: async (queue: string, messages: Sending[]) => {
      tries.push(queue);
      if (away.has(queue)) throw new Error('away');
      sent.push(...messages.map(({ messageId }) => messageId));
    },
    uptime: () => uptime,
    log: () => undefined,
    pause: () =>
      new Promise<void>((resolve) => {
        resume = resolve;
      }),
  });
});
/** One pause is over, and what follows has been tried. */
const nextTry = async () => {
  uptime += SECOND;
  resume();
  await new Promise(setImmediate);
};
const idOf = (number: number) => messageOf(number).messageId;

describe('what is offered', () => {
  it('is sent at once where the queue is there', async () => {
    await offer('q', [messageOf(1), messageOf(2)]);
    expect(sent).toEqual([idOf(1), idOf(2)]);
  });

  it('is sent as soon as the queue is back, without anybody asking', async () => {
    away.add('q');
    await offer('q', [messageOf(1)]);
    await nextTry();
    expect(sent).toEqual([]);
    away.delete('q');
    await nextTry();
    expect(sent).toEqual([idOf(1)]);
  });

  it('waits for a queue that is known to be away, with one try at a time for all', async () => {
    away.add('q');
    for (let number = 0; number < 50; number += 1) await offer('q', [messageOf(number)]);
    expect(tries).toEqual(['q']);
    await nextTry();
    expect(tries).toEqual(['q', 'q']);
    away.delete('q');
    await nextTry();
    expect(sent).toHaveLength(50);
    await offer('q', [messageOf(50)]);
    expect(sent.at(-1)).toBe(idOf(50));
  });

  it('holds up no other queue', async () => {
    away.add('q');
    await offer('q', [messageOf(1)]);
    await offer('other', [messageOf(2)]);
    expect(sent).toEqual([idOf(2)]);
  });

  it('is left to the relay when its row is long due, and when too much waits', async () => {
    away.add('q');
    await offer(
      'q',
      Array.from({ length: 1_500 }, (_, number) => messageOf(number)),
    );
    uptime += 19 * SECOND;
    await offer('q', [messageOf(2_000)]);
    await nextTry();
    away.delete('q');
    await offer('q', [messageOf(2_001)]);
    await nextTry();
    expect(sent).toEqual([idOf(2_001)]);
  });

  it('fails nobody, and is tried again by the next caller once nothing waits any more', async () => {
    away.add('q');
    await offer('q', [messageOf(1)]);
    uptime += 30 * SECOND;
    await nextTry();
    await offer('q', [messageOf(2)]);
    expect(tries).toEqual(['q', 'q']);
  });
});
