import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { describe, expect, it } from '@jest/globals';
import { failure, unrenewed, useBus, wait, waitUntil } from './bus.ts';

const time = (moment?: Date) => moment?.getTime() ?? 0;

describe('locks', () => {
  const bus = useBus('locks');
  /** Config.json leaves the emulator's default. */
  const lockDuration = 60_000;

  it('last from the moment of delivery for as long as the queue says', async () => {
    const message = await bus.roundTrip({ body: 'x' });
    const lasts = time(message.lockedUntilUtc) - time(message.enqueuedTimeUtc);
    expect(lasts).toBeGreaterThanOrEqual(lockDuration);
    expect(lasts).toBeLessThan(lockDuration + 2000);
  });

  it('are renewed to last as long again', async () => {
    const message = await bus.roundTrip({ body: 'x' });
    const before = time(message.lockedUntilUtc);
    await wait(100);
    const renewed = time(await bus.receiver.renewMessageLock(message));
    expect(renewed - before).toBeGreaterThanOrEqual(100);
    expect(renewed - before).toBeLessThan(2000);
  });

  it('can be renewed for a deferred message', async () => {
    const message = await bus.roundTrip({ body: 'x' });
    await bus.receiver.deferMessage(message);
    const [deferred] = await bus.receiver.receiveDeferredMessages(message.sequenceNumber ?? []);
    const before = time(deferred?.lockedUntilUtc);
    await wait(50);
    const renewed = await bus.receiver.renewMessageLock(deferred as ServiceBusReceivedMessage);
    expect(time(renewed)).toBeGreaterThan(before);
    await bus.receiver.completeMessage(deferred as ServiceBusReceivedMessage);
  });

  it('keep a message from every other receiver', async () => {
    await bus.roundTrip({ body: 'x' });
    expect(await bus.open().receiveMessages(1, { maxWaitTimeInMs: 200 })).toEqual([]);
  });

  it('outlive the receiver that took them', async () => {
    await bus.sender.sendMessages({ body: 'x' });
    const closing = bus.open();
    await bus.receiveOne(closing);
    await closing.close();
    expect(await bus.receiver.receiveMessages(1, { maxWaitTimeInMs: 200 })).toEqual([]);
  });
});

describe('locks that run out', () => {
  const bus = useBus('short-lock');

  it('give the message to the next receiver with a count of 1', async () => {
    const first = await bus.roundTrip({ body: 'x', messageId: 'slow' });
    const second = await bus.receiveOne(bus.open());
    expect(second).toMatchObject({ messageId: 'slow', deliveryCount: 1 });
    expect(Date.now()).toBeGreaterThanOrEqual(time(first.lockedUntilUtc) - 50);
  });

  it.each(['completeMessage', 'abandonMessage', 'deferMessage', 'deadLetterMessage'] as const)(
    'make %s fail with MessageLockLost',
    async (settle) => {
      const message = await bus.roundTrip({ body: 'x' });
      await waitUntil(message.lockedUntilUtc as Date);
      expect((await failure(bus.receiver[settle](message))).code).toBe('MessageLockLost');
      expect((await bus.receiveOne()).deliveryCount).toBe(1);
    },
  );

  it('cannot be renewed', async () => {
    const message = await bus.roundTrip({ body: 'x' });
    await waitUntil(message.lockedUntilUtc as Date);
    expect((await failure(bus.receiver.renewMessageLock(message))).code).toBe('MessageLockLost');
  });

  it('make settling through another receiver fail with MessageLockLost', async () => {
    await bus.sender.sendMessages({ body: 'x' });
    const closing = bus.open(unrenewed);
    const message = await bus.receiveOne(closing);
    await closing.close();
    await waitUntil(message.lockedUntilUtc as Date);
    expect((await failure(bus.receiver.completeMessage(message))).code).toBe('MessageLockLost');
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ])('are told apart from a good one that is settled just %s', async (_, kept) => {
    await bus.sender.sendMessages([{ body: 0 }, { body: 1 }]);
    const messages = await bus.receive(2);
    const isLost = waitUntil(messages[1 - kept]?.lockedUntilUtc as Date).then(() => true);
    while (!(await Promise.race([isLost, wait(100)])))
      await bus.receiver.renewMessageLock(messages[kept] as ServiceBusReceivedMessage);
    const settled = await Promise.allSettled(messages.map((message) => bus.receiver.completeMessage(message)));
    expect(settled[kept]?.status).toBe('fulfilled');
    expect(settled[1 - kept]).toMatchObject({ status: 'rejected', reason: { code: 'MessageLockLost' } });
  });

  it('come back when the client that held them vanishes', async () => {
    await bus.sender.sendMessages({ body: 'orphan' });
    const vanishing = bus.connect();
    await bus.receiveOne(vanishing.createReceiver('short-lock', unrenewed));
    await vanishing.close();
    expect(await bus.receiveOne()).toMatchObject({ body: 'orphan', deliveryCount: 1 });
  });

  it('are renewed by the client while a handler works', async () => {
    await bus.sender.sendMessages({ body: 'long' });
    let count = -1;
    let done = false;
    bus.open().subscribe({
      processMessage: async ({ deliveryCount, lockedUntilUtc }) => {
        count = deliveryCount ?? -1;
        await waitUntil(lockedUntilUtc as Date);
        done = true;
      },
      processError: async () => {},
    });
    await eventually(() => done);
    await bus.emptied();
    expect(count).toBe(0);
  });

  it('are not renewed by a client that is told not to', async () => {
    await bus.sender.sendMessages({ body: 'long' });
    const counts: number[] = [];
    bus.open(unrenewed).subscribe({
      processMessage: async ({ deliveryCount, lockedUntilUtc }) => {
        counts.push(deliveryCount ?? -1);
        if (counts.length === 1) await waitUntil(lockedUntilUtc as Date);
      },
      processError: async () => {},
    });
    await eventually(() => counts.length === 2);
    expect(counts).toEqual([0, 1]);
  });
});
