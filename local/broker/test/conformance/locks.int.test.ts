import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { describe, expect, it } from '@jest/globals';
import { failure, unrenewed, useBus } from './bus.ts';

const time = (moment?: Date) => moment?.getTime() ?? Number.NaN;

describe('locks', () => {
  const bus = useBus('locks');
  /** Config.json leaves the emulator's default. */
  const lockDuration = 60_000;

  /** Does something about a lock and expects that it then lasts as long as the queue says. */
  const expectWholeLock = async (take: () => Promise<Date | undefined>) => {
    const before = await bus.stamp();
    const taken = time(await take()) - lockDuration;
    expect(taken).toBeGreaterThanOrEqual(before);
    expect(taken).toBeLessThanOrEqual(await bus.stamp());
  };

  it('last from the moment of delivery for as long as the queue says', async () => {
    await expectWholeLock(async () => (await bus.roundTrip({ body: 'x' })).lockedUntilUtc);
  });

  it('are renewed to last as long again', async () => {
    const message = await bus.roundTrip({ body: 'x' });
    await expectWholeLock(() => bus.receiver.renewMessageLock(message));
  });

  it('can be renewed for a deferred message', async () => {
    const message = await bus.roundTrip({ body: 'x' });
    await bus.receiver.deferMessage(message);
    const [deferred] = await bus.receiver.receiveDeferredMessages(message.sequenceNumber ?? []);
    await expectWholeLock(() => bus.receiver.renewMessageLock(deferred as ServiceBusReceivedMessage));
  });

  it('keep a message from every other receiver', async () => {
    await bus.roundTrip({ body: 'held' });
    await bus.sender.sendMessages({ body: 'next' });
    expect((await bus.receiveOne(bus.open())).body).toBe('next');
  });

  it('outlive the receiver that took them', async () => {
    await bus.sender.sendMessages({ body: 'held' });
    const closing = bus.open();
    await bus.receiveOne(closing);
    await closing.close();
    expect((await bus.roundTrip({ body: 'next' })).body).toBe('next');
  });
});

describe('locks that run out', () => {
  const bus = useBus('short-lock');
  /** As Config.json says. */
  const lockDuration = 500;

  /** A message whose lock is lost; that is so when somebody else has it. */
  const lose = async (): Promise<ServiceBusReceivedMessage> => {
    const message = await bus.roundTrip({ body: 'x' });
    await bus.receiveOne(bus.open(unrenewed));
    return message;
  };

  it('give the message to the next receiver with a count of 1, and not before', async () => {
    const first = await bus.roundTrip({ body: 'x', messageId: 'slow' });
    const second = await bus.receiveOne(bus.open(unrenewed));
    expect(second).toMatchObject({ messageId: 'slow', deliveryCount: 1 });
    expect(time(second.lockedUntilUtc) - lockDuration).toBeGreaterThanOrEqual(time(first.lockedUntilUtc));
  });

  it.each(['completeMessage', 'abandonMessage', 'deferMessage', 'deadLetterMessage', 'renewMessageLock'] as const)(
    'make %s fail with MessageLockLost',
    async (act) => {
      const message = await lose();
      expect((await failure(bus.receiver[act](message))).code).toBe('MessageLockLost');
      expect(await bus.receiveOne()).toMatchObject({ body: 'x', deliveryCount: 2 });
    },
  );

  it('make settling through another receiver fail with MessageLockLost', async () => {
    await bus.sender.sendMessages({ body: 'x' });
    const closing = bus.open(unrenewed);
    const message = await bus.receiveOne(closing);
    await closing.close();
    expect((await bus.receiveOne()).deliveryCount).toBe(1);
    expect((await failure(bus.receiver.completeMessage(message))).code).toBe('MessageLockLost');
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ])('are told apart from a good one that is settled just %s', async (_, kept) => {
    await bus.sender.sendMessages([{ body: 0 }, { body: 1 }]);
    const messages = await bus.receive(2);
    let lost = false;
    const elsewhere = bus.receiveOne(bus.open(unrenewed)).then(() => {
      lost = true;
    });
    while (!lost) await bus.receiver.renewMessageLock(messages[kept] as ServiceBusReceivedMessage);
    await elsewhere;
    const settled = await Promise.allSettled(messages.map((message) => bus.receiver.completeMessage(message)));
    expect(settled[kept]?.status).toBe('fulfilled');
    expect(settled[1 - kept]).toMatchObject({ status: 'rejected', reason: { code: 'MessageLockLost' } });
  });

  it('come back when the client that held them vanishes', async () => {
    await bus.sender.sendMessages({ body: 'orphan' });
    const vanishing = bus.connect();
    await bus.receiveOne(vanishing.createReceiver(bus.queue, unrenewed));
    await vanishing.close();
    expect(await bus.receiveOne()).toMatchObject({ body: 'orphan', deliveryCount: 1 });
  });

  it('are renewed by the client while a handler works', async () => {
    const counts: (number | undefined)[] = [];
    await bus.sender.sendMessages({ body: 'long' });
    bus.open().subscribe({
      processMessage: async ({ deliveryCount }) => {
        counts.push(deliveryCount);
        // Another message, held from now on and not renewed, comes back: a lock's time is over.
        let witness = await bus.roundTrip({ body: 'witness' });
        while (witness.deliveryCount === 0) witness = await bus.receiveOne();
        await bus.receiver.completeMessage(witness);
      },
      processError: async () => {},
    });
    await bus.emptied();
    expect(counts).toEqual([0]);
  });

  it('are not renewed by a client that is told not to', async () => {
    await bus.sender.sendMessages({ body: 'long' });
    const counts: (number | undefined)[] = [];
    bus.open(unrenewed).subscribe(
      {
        processMessage: async ({ deliveryCount }) => {
          counts.push(deliveryCount);
          await eventually(() => counts.length === 2);
        },
        processError: async () => {},
      },
      { maxConcurrentCalls: 2 },
    );
    await eventually(() => counts.length === 2);
    expect(counts).toEqual([0, 1]);
  });
});
