import { setTimeout as wait } from 'node:timers/promises';
import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { describe, expect, it } from '@jest/globals';
import { failure, unrenewed, useBus } from './bus.ts';

/** Config.json gives this queue the shortest lock that Azure allows. */
const lock = 5000;

describe('locks of five seconds', () => {
  const bus = useBus('five-second-lock');

  it('are renewed by the client for as long as its limit says, over several lock durations', async () => {
    await bus.sender.sendMessages({ body: 'long' });
    const counts: number[] = [];
    let done = false;
    bus.open({ maxAutoLockRenewalDurationInMs: 30_000 }).subscribe({
      processMessage: async ({ deliveryCount }) => {
        counts.push(deliveryCount ?? -1);
        await wait(lock * 2.5);
        done = true;
      },
      processError: async () => {},
    });
    await eventually(() => done);
    await bus.emptied();
    expect(counts).toEqual([0]);
  });

  it('are lost when the limit of renewal is over', async () => {
    await bus.sender.sendMessages({ body: 'x' });
    const receiver = bus.open({ maxAutoLockRenewalDurationInMs: lock + 1000 });
    const message = await bus.receiveOne(receiver);
    await wait(lock * 2.5);
    expect((await failure(receiver.completeMessage(message))).code).toBe('MessageLockLost');
    expect((await bus.receiveOne()).deliveryCount).toBe(1);
  });

  it('make every message of a receiver that vanished come again, each with a count of 1', async () => {
    await bus.sender.sendMessages(Array.from({ length: 20 }, (_, body) => ({ body })));
    const vanishing = bus.connect().createReceiver(bus.queue, unrenewed);
    await bus.receive(20, vanishing);
    const again = await bus.receive(20);
    expect(again.map(({ body, deliveryCount }) => [body, deliveryCount])).toEqual(
      Array.from({ length: 20 }, (_, body) => [body, 1]),
    );
  });
});

describe('connections that idle', () => {
  const bus = useBus('idle');

  it('carry a message at once after twelve quiet seconds', async () => {
    const seen: unknown[] = [];
    bus.open().subscribe({ processMessage: async ({ body }) => void seen.push(body), processError: async () => {} });
    await wait(12_000);
    await bus.sender.sendMessages({ body: 'late' });
    await eventually(() => seen.length === 1);
    expect(seen).toEqual(['late']);
  });
});
