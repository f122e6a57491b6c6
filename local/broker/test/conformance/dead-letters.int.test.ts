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
  });

  it('can be completed and are gone then', async () => {
    await bus.receiver.deadLetterMessage(await bus.roundTrip({ body: 'x' }));
    const dead = await bus.receiveOne(bus.deadLetters);
    await bus.deadLetters.completeMessage(dead);
    expect(await bus.deadLetters.peekMessages(1, { fromSequenceNumber: dead.sequenceNumber })).toEqual([]);
  });

  it('take no messages from senders', async () => {
    const sender = bus.client.createSender(`${bus.queue}/$DeadLetterQueue`);
    expect((await failure(sender.sendMessages({ body: 'x' }))).message).toMatch(/dead-letter queue/);
  });
});

describe('forwarded dead letters', () => {
  const bus = useBus('forwarding');
  const target = () => bus.open(undefined, bus.another('forwarded'));
  const life = 10_000;

  it('arrive in the other queue, with a new count and the source and the number that they come from', async () => {
    const sent = await bus.roundTrip({ body: 'x', messageId: 'sent-on' });
    await bus.receiver.deadLetterMessage(sent, { deadLetterReason: 'why', deadLetterErrorDescription: 'because' });
    const arrived = await bus.receiveOne(target());
    expect(arrived).toMatchObject({ body: 'x', messageId: 'sent-on', deliveryCount: 0, deadLetterReason: 'why' });
    expect(arrived.deadLetterSource).toBe(bus.queue);
    expect(arrived.enqueuedSequenceNumber).toBe(sent.sequenceNumber?.toNumber());
  });

  it('are not to be had where they come from', async () => {
    const refused =
      'InvalidOperationError: Cannot create a message receiver on an entity with auto-forwarding enabled.';
    expect((await failure(bus.deadLetters.receiveMessages(1))).message).toBe(refused);
    expect((await failure(bus.deadLetters.peekMessages(1))).message).toBe(refused);
  });

  it('keep their time to live, and live once more', async () => {
    await bus.sender.sendMessages({ body: 'x', timeToLive: life });
    await bus.pass(life);
    const arrived = await bus.receiveOne(target());
    expect(arrived).toMatchObject({ deadLetterReason: 'TTLExpiredException', timeToLive: life });
    expect(arrived.expiresAtUtc?.getTime()).toBe((arrived.enqueuedTimeUtc?.getTime() ?? 0) + life);
  });

  it('expire where they arrived, and are dead letters there', async () => {
    await bus.sender.sendMessages({ body: 'x', messageId: 'twice', timeToLive: life });
    await bus.pass(life);
    await bus.pass(life);
    const buried = await bus.receiveOne(bus.open({ subQueueType: 'deadLetter' }, bus.another('forwarded')));
    expect(buried).toMatchObject({ messageId: 'twice', deadLetterReason: 'TTLExpiredException' });
    expect(await target().peekMessages(1)).toEqual([]);
  });

  it('live no longer than the other queue allows', async () => {
    const message = await bus.roundTrip({ body: 'x' });
    await bus.receiver.deadLetterMessage(message);
    expect((await bus.receiveOne(target())).timeToLive).toBe(30_000);
  });
});
