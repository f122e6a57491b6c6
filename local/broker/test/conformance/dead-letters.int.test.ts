import { describe, expect, it } from '@jest/globals';
import { failure, useBus } from './bus.ts';

/** Config.json allows three deliveries. */
const maxDeliveryCount = 3;

describe('dead letters', () => {
  const bus = useBus('dead-letters');

  it('have reason, description and all that the message had', async () => {
    const sent = { body: { a: 1 }, messageId: 'dead', subject: 's', applicationProperties: { kept: true } };
    await bus.receiver.deadLetterMessage(await bus.roundTrip(sent), {
      deadLetterReason: 'reason',
      deadLetterErrorDescription: 'description',
      added: 7,
    });
    const dead = await bus.receiveOne(bus.deadLetters);
    expect(dead).toMatchObject({ body: { a: 1 }, messageId: 'dead', subject: 's', deadLetterReason: 'reason' });
    expect(dead.applicationProperties).toEqual({
      kept: true,
      added: 7,
      DeadLetterReason: 'reason',
      DeadLetterErrorDescription: 'description',
    });
    expect(await bus.bodies()).toEqual([]);
  });

  it('need no reason', async () => {
    await bus.receiver.deadLetterMessage(await bus.roundTrip({ body: 'x' }));
    expect((await bus.receiveOne(bus.deadLetters)).deadLetterReason).toBeUndefined();
  });

  it('keep their number and name no source', async () => {
    const message = await bus.roundTrip({ body: 'x' });
    await bus.receiver.deadLetterMessage(message);
    const dead = await bus.receiveOne(bus.deadLetters);
    expect(dead.sequenceNumber).toEqual(message.sequenceNumber);
    expect([dead.deadLetterSource, dead.enqueuedSequenceNumber]).toEqual([undefined, undefined]);
  });

  it('keep the count that they had: to dead-letter does not count', async () => {
    await bus.receiver.deadLetterMessage(await bus.roundTrip({ body: 'x' }));
    expect((await bus.receiveOne(bus.deadLetters)).deliveryCount).toBe(0);
  });

  it('are what a message becomes after its last delivery was abandoned', async () => {
    await bus.sender.sendMessages({ body: 'poison' });
    for (let count = 0; count < maxDeliveryCount; count++) {
      const message = await bus.receiveOne();
      expect(message.deliveryCount).toBe(count);
      await bus.receiver.abandonMessage(message);
    }
    expect(await bus.bodies()).toEqual([]);
    expect(await bus.receiveOne(bus.deadLetters)).toMatchObject({
      body: 'poison',
      deliveryCount: maxDeliveryCount,
      deadLetterReason: 'MaxDeliveryCountExceeded',
      deadLetterErrorDescription: `Message could not be consumed after ${maxDeliveryCount} delivery attempts.`,
    });
  });

  it('do not count when they are abandoned', async () => {
    await bus.receiver.deadLetterMessage(await bus.roundTrip({ body: 'x' }));
    for (let times = 0; times <= maxDeliveryCount; times++) {
      await bus.deadLetters.abandonMessage(await bus.receiveOne(bus.deadLetters));
    }
    expect((await bus.receiveOne(bus.deadLetters)).deliveryCount).toBe(0);
  });

  it('cannot be dead-lettered again', async () => {
    await bus.receiver.deadLetterMessage(await bus.roundTrip({ body: 'x' }));
    const dead = await bus.receiveOne(bus.deadLetters);
    expect((await failure(bus.deadLetters.deadLetterMessage(dead))).code).toBe('GeneralError');
    expect((await bus.deadLetters.peekMessages(1, { fromSequenceNumber: dead.sequenceNumber }))[0]?.body).toBe('x');
  });

  it('can be deferred and asked for', async () => {
    await bus.receiver.deadLetterMessage(await bus.roundTrip({ body: 'x' }));
    const dead = await bus.receiveOne(bus.deadLetters);
    await bus.deadLetters.deferMessage(dead);
    const [again] = await bus.deadLetters.receiveDeferredMessages(dead.sequenceNumber ?? []);
    expect(again).toMatchObject({ body: 'x', state: 'deferred' });
    if (again) await bus.deadLetters.completeMessage(again);
  });

  it('can be completed and are gone then', async () => {
    await bus.receiver.deadLetterMessage(await bus.roundTrip({ body: 'x' }));
    const dead = await bus.receiveOne(bus.deadLetters);
    await bus.deadLetters.completeMessage(dead);
    expect(await bus.deadLetters.peekMessages(1, { fromSequenceNumber: dead.sequenceNumber })).toEqual([]);
  });

  it('take no messages from senders', async () => {
    const sender = bus.client.createSender('dead-letters/$DeadLetterQueue');
    expect((await failure(sender.sendMessages({ body: 'x' }))).message).toMatch(/dead-letter queue/);
  });
});

describe('forwarded dead letters', () => {
  const bus = useBus('forwarding');

  it('arrive in the other queue, with a new count and the source that they come from', async () => {
    await bus.receiver.deadLetterMessage(await bus.roundTrip({ body: 'x', messageId: 'sent-on' }), {
      deadLetterReason: 'why',
      deadLetterErrorDescription: 'because',
    });
    const target = bus.client.createReceiver('forwarded');
    const arrived = await bus.receiveOne(target);
    expect(arrived).toMatchObject({ body: 'x', messageId: 'sent-on', deliveryCount: 0, deadLetterReason: 'why' });
    expect(arrived.deadLetterSource).toBe('forwarding');
    await target.completeMessage(arrived);
    expect(await bus.deadLetters.peekMessages(1)).toEqual([]);
  });
});
