import type { MessageHandlers, ServiceBusReceivedMessage } from '@azure/service-bus';
import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { describe, expect, it } from '@jest/globals';
import { useBus, wait } from './bus.ts';

describe('subscribing', () => {
  const bus = useBus('subscribing');
  const handle = (processMessage: MessageHandlers['processMessage'], errors: string[] = []): MessageHandlers => ({
    processMessage,
    processError: async ({ errorSource }) => {
      errors.push(errorSource);
    },
  });

  it('removes a message whose handler returns', async () => {
    const seen: unknown[] = [];
    await bus.sender.sendMessages({ body: 'x' });
    const receiver = bus.open();
    receiver.subscribe(handle(async ({ body }) => void seen.push(body)));
    await eventually(() => seen.length === 1);
    await bus.emptied();
  });

  it('keeps a message whose handler settles nothing when auto-complete is off', async () => {
    const seen: ServiceBusReceivedMessage[] = [];
    await bus.sender.sendMessages({ body: 'x' });
    bus.open().subscribe(
      handle(async (message) => void seen.push(message)),
      { autoCompleteMessages: false },
    );
    await eventually(() => seen.length === 1);
    await wait(100);
    expect(await bus.bodies()).toEqual(['x']);
    await bus.receiver.completeMessage(seen[0] as ServiceBusReceivedMessage);
  });

  it.each(['completeMessage', 'abandonMessage', 'deadLetterMessage'] as const)(
    'lets a handler settle by itself with %s',
    async (settle) => {
      const errors: string[] = [];
      const counts: number[] = [];
      await bus.sender.sendMessages({ body: 'x' });
      const receiver = bus.open();
      receiver.subscribe(
        handle(async (message) => {
          counts.push(message.deliveryCount ?? -1);
          if (counts.length === 1) await receiver[settle](message);
        }, errors),
      );
      await bus.emptied();
      await wait(100);
      expect(counts).toEqual(settle === 'abandonMessage' ? [0, 1] : [0]);
      expect(errors).toEqual([]);
    },
  );

  it('abandons a message whose handler throws, and tells of it', async () => {
    const errors: string[] = [];
    const counts: (number | undefined)[] = [];
    await bus.sender.sendMessages({ body: 'x' });
    bus.open().subscribe(
      handle(async ({ deliveryCount }) => {
        counts.push(deliveryCount);
        if (counts.length < 3) throw new Error('not yet');
      }, errors),
    );
    await eventually(() => counts.length === 3);
    expect(counts).toEqual([0, 1, 2]);
    expect(errors).toEqual(['processMessageCallback', 'processMessageCallback']);
  });

  it.each([
    ['one handler at a time', undefined, 1],
    ['no more handlers at once than it is told', 3, 3],
  ])('runs %s', async (_, maxConcurrentCalls, most) => {
    let running = 0;
    const seen: number[] = [];
    await bus.sender.sendMessages(Array.from({ length: 9 }, (_, body) => ({ body })));
    bus.open().subscribe(
      handle(async () => {
        seen.push(++running);
        await wait(50);
        running--;
      }),
      { maxConcurrentCalls },
    );
    await eventually(() => seen.length === 9);
    expect(Math.max(...seen)).toBe(most);
  });

  it('keeps a message that is sent after the receiver was closed', async () => {
    const seen: unknown[] = [];
    const receiver = bus.open();
    receiver.subscribe(handle(async ({ body }) => void seen.push(body)));
    await wait(100);
    await receiver.close();
    await bus.sender.sendMessages({ body: 'late' });
    await wait(100);
    expect(seen).toEqual([]);
    expect((await bus.receiveOne()).deliveryCount).toBe(0);
  });

  it('stops when its subscription is closed and goes on with another one', async () => {
    const seen: unknown[] = [];
    const receiver = bus.open();
    const handlers = handle(async ({ body }) => void seen.push(body));
    const subscription = receiver.subscribe(handlers);
    await bus.sender.sendMessages({ body: 1 });
    await eventually(() => seen.length === 1);
    await subscription.close();
    await bus.sender.sendMessages({ body: 2 });
    await wait(150);
    expect(seen).toEqual([1]);
    receiver.subscribe(handlers);
    await eventually(() => seen.length === 2);
  });

  it('settles a message that was handed over before its subscription was closed', async () => {
    let held: ServiceBusReceivedMessage | undefined;
    const receiver = bus.open();
    const subscription = receiver.subscribe(
      handle(async (message) => {
        held = message;
      }),
      { autoCompleteMessages: false },
    );
    await bus.sender.sendMessages({ body: 'x' });
    await eventually(() => held !== undefined);
    await subscription.close();
    await receiver.completeMessage(held as ServiceBusReceivedMessage);
    expect(await bus.bodies()).toEqual([]);
  });

  it('tells of an unknown queue again and again, until it is closed', async () => {
    const codes: unknown[] = [];
    const client = bus.connect();
    const subscription = client.createReceiver('no-such-queue').subscribe({
      processMessage: async () => {},
      processError: async ({ error }) => void codes.push((error as { code?: string }).code),
    });
    const unknown = () => codes.filter((code) => code === 'MessagingEntityNotFound').length;
    await eventually(() => unknown() > 1);
    await subscription.close();
    // An attempt that was under way may still be told.
    await wait(1_000);
    const told = codes.length;
    await wait(1_000);
    expect(codes.length).toBe(told);
  });
});
