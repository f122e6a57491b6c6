import type { MessageHandlers, ServiceBusReceivedMessage } from '@azure/service-bus';
import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { describe, expect, it } from '@jest/globals';
import { useBus } from './bus.ts';

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
    const seen: unknown[] = [];
    await bus.sender.sendMessages([{ body: 1 }, { body: 2 }]);
    const receiver = bus.open();
    receiver.subscribe(
      handle(async ({ body }) => void seen.push(body)),
      { autoCompleteMessages: false },
    );
    // The handler of the first is through when the second is handled.
    await eventually(() => seen.length === 2);
    await receiver.close();
    expect(await bus.bodies()).toEqual([1, 2]);
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
      await receiver.close();
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
  ])('runs %s, and takes no more messages than these handle', async (_, maxConcurrentCalls, most) => {
    const running: number[] = [];
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await bus.sender.sendMessages(Array.from({ length: 5 }, (_, body) => ({ body })));
    bus.open().subscribe(
      handle(async ({ body }) => {
        running.push(body);
        await finished;
      }),
      { maxConcurrentCalls },
    );
    await eventually(() => running.length === most);
    const left = await bus.receive(5 - most);
    expect([...running, ...left.map(({ body }) => body)]).toEqual([0, 1, 2, 3, 4]);
    finish();
  });

  it('leaves alone what is sent after the receiver was closed', async () => {
    const seen: unknown[] = [];
    const receiver = bus.open();
    receiver.subscribe(handle(async ({ body }) => void seen.push(body)));
    await bus.sender.sendMessages({ body: 'in time' });
    await eventually(() => seen.length === 1);
    await receiver.close();
    expect(await bus.roundTrip({ body: 'late' })).toMatchObject({ body: 'late', deliveryCount: 0 });
    expect(seen).toEqual(['in time']);
  });

  it('stops when its subscription is closed and goes on with another one', async () => {
    const seen: unknown[] = [];
    const receiver = bus.open();
    const handlers = handle(async ({ body }) => void seen.push(body));
    const subscription = receiver.subscribe(handlers);
    await bus.sender.sendMessages({ body: 1 });
    await eventually(() => seen.length === 1);
    await subscription.close();
    expect(await bus.roundTrip({ body: 2 })).toMatchObject({ body: 2, deliveryCount: 0 });
    await bus.sender.sendMessages({ body: 3 });
    receiver.subscribe(handlers);
    await eventually(() => seen.length === 2);
    expect(seen).toEqual([1, 3]);
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

  it('tells of an unknown queue again and again', async () => {
    const codes: unknown[] = [];
    const client = bus.connect();
    client.createReceiver('no-such-queue').subscribe({
      processMessage: async () => {},
      processError: async ({ error }) => void codes.push((error as { code?: string }).code),
    });
    const unknown = () => codes.filter((code) => code === 'MessagingEntityNotFound').length;
    await eventually(() => unknown() > 1);
  });
});
