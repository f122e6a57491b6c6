import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { describe, expect, it } from '@jest/globals';
import { useBus } from './bus.ts';

const bodies = (messages: { body: unknown }[]) => messages.map(({ body }) => body);
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

/** Longer than a test may take: what does not come before its end fails it. */
const endless = 600_000;

describe('receiving', () => {
  const bus = useBus('receiving');

  it('gives what is there, soon after the first, when more is asked for', async () => {
    await bus.sender.sendMessages([{ body: 1 }, { body: 2 }]);
    expect(bodies(await bus.receiver.receiveMessages(10, { maxWaitTimeInMs: endless }))).toEqual([1, 2]);
  });

  it('gives the next messages to each call on one receiver', async () => {
    await bus.sender.sendMessages(numbers(6).map((body) => ({ body })));
    expect(bodies(await bus.receive(3))).toEqual([0, 1, 2]);
    expect(bodies(await bus.receive(3))).toEqual([3, 4, 5]);
  });

  it('gives no more than is asked for', async () => {
    await bus.sender.sendMessages(numbers(5).map((body) => ({ body })));
    expect(await bus.receiver.receiveMessages(2, { maxWaitTimeInMs: endless })).toHaveLength(2);
    expect(bodies(await bus.receive(3, bus.open()))).toEqual([2, 3, 4]);
  });

  it('gives what is already there even without time to wait', async () => {
    await bus.sender.sendMessages({ body: 'ready' });
    expect(bodies(await bus.receiver.receiveMessages(1, { maxWaitTimeInMs: 0 }))).toEqual(['ready']);
  });

  it('ends at its time on an empty queue, and the receiver stays usable', async () => {
    expect(await bus.receiver.receiveMessages(5, { maxWaitTimeInMs: 300 })).toEqual([]);
    expect((await bus.roundTrip({ body: 'later' })).body).toBe('later');
  });

  it('gives a message that comes while it is waited for', async () => {
    const waiting = bus.receiver.receiveMessages(1, { maxWaitTimeInMs: endless });
    await bus.sender.sendMessages({ body: 'awaited' });
    expect(bodies(await waiting)).toEqual(['awaited']);
  });

  it('returns unused credit: a later message stays for the next receiver', async () => {
    const first = bus.open();
    await first.receiveMessages(10, { maxWaitTimeInMs: 100 });
    await bus.sender.sendMessages({ body: 'later' });
    expect((await bus.receiveOne()).deliveryCount).toBe(0);
  });

  it('removes messages as it hands them over in receiveAndDelete mode', async () => {
    const deleting = bus.open({ receiveMode: 'receiveAndDelete' });
    await bus.sender.sendMessages([{ body: 1 }, { body: 2 }]);
    expect(bodies(await bus.receive(2, deleting))).toEqual([1, 2]);
    expect(await bus.bodies()).toEqual([]);
  });

  it('iterates over messages one after another', async () => {
    await bus.sender.sendMessages(numbers(4).map((body) => ({ body })));
    const found: unknown[] = [];
    for await (const message of bus.receiver.getMessageIterator()) {
      found.push(message.body);
      await bus.receiver.completeMessage(message);
      if (found.length === 4) break;
    }
    expect(found).toEqual([0, 1, 2, 3]);
  });

  it('gives each message to one receiver only', async () => {
    const others = [bus.open(), bus.open()];
    const received = others.map((receiver) => bus.receive(10, receiver));
    await bus.sender.sendMessages(numbers(20).map((body) => ({ body })));
    const all = (await Promise.all(received)).flat();
    expect(new Set(bodies(all)).size).toBe(20);
  });

  it('shares messages fairly between receivers that wait', async () => {
    const counts = [0, 0, 0];
    const receivers = counts.map(() => bus.open());
    receivers.forEach((receiver, n) => {
      receiver.subscribe(
        {
          processMessage: async () => {
            counts[n] = (counts[n] ?? 0) + 1;
          },
          processError: async () => {},
        },
        { maxConcurrentCalls: 4 },
      );
    });
    // Once each has had a message, all of them wait.
    while (counts.includes(0)) await bus.sender.sendMessages({ body: 'first' });
    await bus.emptied();
    counts.fill(0);
    for (const body of numbers(60)) await bus.sender.sendMessages({ body });
    await eventually(() => counts.reduce((sum, count) => sum + count) === 60);
    for (const count of counts) expect(count).toBeGreaterThanOrEqual(10);
  });

  it('hands over messages settled in receiveAndDelete mode, so that no answer is needed', async () => {
    await bus.sender.sendMessages({ body: 'x' });
    const [message] = await bus.receive(1, bus.open({ receiveMode: 'receiveAndDelete' }));
    const { delivery } = message as unknown as { delivery: { remote_settled: boolean } };
    expect(delivery.remote_settled).toBe(true);
  });

  it('gives more than 2048 messages to one receiver that completes them', async () => {
    await bus.sender.sendMessages(numbers(1500).map((body) => ({ body })));
    await bus.sender.sendMessages(numbers(1500).map((body) => ({ body })));
    let done = 0;
    const receiver = bus.open();
    receiver.subscribe(
      { processMessage: async () => void done++, processError: async () => {} },
      { maxConcurrentCalls: 50 },
    );
    await eventually(() => done === 3000);
    expect(await bus.bodies()).toEqual([]);
  });
});
