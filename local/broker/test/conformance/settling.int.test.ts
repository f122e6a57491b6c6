import { describe, expect, it } from '@jest/globals';
import { failure, useBus } from './bus.ts';

describe('settling', () => {
  const bus = useBus('settling');

  it('removes a completed message', async () => {
    await bus.receiver.completeMessage(await bus.roundTrip({ body: 'x' }));
    expect(await bus.bodies()).toEqual([]);
  });

  it('gives an abandoned message again, with the same id and number and a count of 1', async () => {
    const first = await bus.roundTrip({ body: 'x', messageId: 'again' });
    await bus.receiver.abandonMessage(first);
    const second = await bus.receiveOne();
    expect(second).toMatchObject({ body: 'x', messageId: 'again', deliveryCount: 1 });
    expect(second.sequenceNumber).toEqual(first.sequenceNumber);
    expect(second.lockToken).not.toBe(first.lockToken);
  });

  it.each([
    ['the order they came', [0, 1]],
    ['the opposite order', [1, 0]],
  ])('gives messages abandoned in %s again in the order they came', async (_, order) => {
    await bus.sender.sendMessages([{ body: 0 }, { body: 1 }]);
    const received = await bus.receive(2);
    for (const n of order) await bus.receiver.abandonMessage(received[n] as (typeof received)[0]);
    expect((await bus.receive(2)).map(({ body }) => body)).toEqual([0, 1]);
  });

  it('gives an abandoned message before those that came after it', async () => {
    await bus.sender.sendMessages([{ body: 'first' }, { body: 'second' }]);
    await bus.receiver.abandonMessage(await bus.receiveOne());
    expect((await bus.receiveOne()).body).toBe('first');
  });

  it('sets application properties when it abandons', async () => {
    const message = await bus.roundTrip({ body: 'x', applicationProperties: { kept: 1, changed: 1 } });
    await bus.receiver.abandonMessage(message, { changed: 'two', added: true });
    expect((await bus.receiveOne()).applicationProperties).toEqual({ kept: 1, changed: 'two', added: true });
  });

  it('keeps a deferred message from receivers', async () => {
    await bus.receiver.deferMessage(await bus.roundTrip({ body: 'later' }));
    expect((await bus.roundTrip({ body: 'next' })).body).toBe('next');
    const [peeked] = await bus.receiver.peekMessages(1);
    expect(peeked).toMatchObject({ body: 'later', state: 'deferred' });
  });

  it('gives a deferred message to who asks for its number; the deferral counts', async () => {
    const message = await deferred({ later: 'yes' });
    expect(message).toMatchObject({ body: 'x', state: 'deferred', deliveryCount: 1 });
    expect(message.applicationProperties).toEqual({ later: 'yes' });
    await bus.receiver.completeMessage(message);
    expect(await bus.bodies()).toEqual([]);
  });

  it('puts an abandoned deferred message back as deferred, with a count of 2', async () => {
    const message = await deferred();
    await bus.receiver.abandonMessage(message, { tried: 1 });
    const again = await ask(message);
    expect(again).toMatchObject({ state: 'deferred', deliveryCount: 2, applicationProperties: { tried: 1 } });
  });

  it('puts a deferred message that is deferred again back, with a count of 2', async () => {
    const message = await deferred();
    await bus.receiver.deferMessage(message);
    const again = await ask(message);
    expect(again).toMatchObject({ state: 'deferred', deliveryCount: 2 });
  });

  it('dead-letters a deferred message with a count of 1', async () => {
    await bus.receiver.deadLetterMessage(await deferred(), { deadLetterReason: 'old', deadLetterErrorDescription: '' });
    expect(await bus.receiveOne(bus.deadLetters)).toMatchObject({ deliveryCount: 1, deadLetterReason: 'old' });
  });

  it('removes a deferred message that is asked for in receiveAndDelete mode', async () => {
    const message = await bus.roundTrip({ body: 'x' });
    await bus.receiver.deferMessage(message);
    const deleting = bus.open({ receiveMode: 'receiveAndDelete' });
    expect(await deleting.receiveDeferredMessages(message.sequenceNumber ?? [])).toHaveLength(1);
    expect(await bus.bodies()).toEqual([]);
  });

  it('refuses to give a deferred message that another receiver holds', async () => {
    const message = await deferred();
    const error = await failure(bus.receiver.receiveDeferredMessages(message.sequenceNumber ?? []));
    expect(error.code).toBe('MessageNotFound');
  });

  it('refuses to give a message as deferred that is not, with MessageNotFound', async () => {
    const message = await bus.roundTrip({ body: 'x' });
    const error = await failure(bus.receiver.receiveDeferredMessages(message.sequenceNumber ?? []));
    expect(error.code).toBe('MessageNotFound');
  });

  it('asks the broker nothing for an empty list of deferred messages', async () => {
    expect(await bus.receiver.receiveDeferredMessages([])).toEqual([]);
  });

  it('settles a message only once', async () => {
    const message = await bus.roundTrip({ body: 'x' });
    await bus.receiver.completeMessage(message);
    await expect(bus.receiver.completeMessage(message)).rejects.toThrow(/already settled/);
  });

  it.each(['completeMessage', 'abandonMessage', 'deferMessage', 'deadLetterMessage', 'renewMessageLock'] as const)(
    '%s works through another receiver after the one that received is closed',
    async (settle) => {
      await bus.sender.sendMessages({ body: 'x' });
      const closing = bus.open();
      const message = await bus.receiveOne(closing);
      await closing.close();
      await bus.receiver[settle](message);

      const left = {
        completeMessage: 0,
        abandonMessage: 1,
        deferMessage: 1,
        deadLetterMessage: 0,
        renewMessageLock: 1,
      };
      expect(await bus.receiver.peekMessages(1)).toHaveLength(left[settle]);
      if (settle === 'deferMessage') expect(await ask(message)).toMatchObject({ deliveryCount: 1 });
      if (settle === 'abandonMessage') expect(await bus.receiveOne()).toMatchObject({ deliveryCount: 1 });
      if (settle === 'deadLetterMessage') expect(await bus.receiveOne(bus.deadLetters)).toMatchObject({ body: 'x' });
    },
  );

  type Received = Awaited<ReturnType<typeof bus.receiveOne>>;
  const ask = async ({ sequenceNumber }: Received) =>
    (await bus.receiver.receiveDeferredMessages(sequenceNumber ?? []))[0] as Received;
  const deferred = async (properties?: Record<string, string>) => {
    const message = await bus.roundTrip({ body: 'x' });
    await bus.receiver.deferMessage(message, properties);
    return ask(message);
  };
});
