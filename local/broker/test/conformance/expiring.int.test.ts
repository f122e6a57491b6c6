import { describe, expect, it } from '@jest/globals';
import { useBus } from './bus.ts';

/** Longer than a busy machine needs to receive a message. */
const life = 10_000;
const day = 86_400_000;

describe('expiry where messages are forgotten', () => {
  const bus = useBus('forgetting');

  it('takes a message out of the queue when its time to live is over', async () => {
    await bus.sender.sendMessages([{ body: 'short', timeToLive: life }, { body: 'long' }]);
    await bus.pass(life);
    expect(await bus.bodies()).toEqual(['long']);
    expect((await bus.receiveOne()).body).toBe('long');
    expect(await bus.deadLetters.peekMessages(1)).toEqual([]);
  });

  it('lets a message that was received in time be completed after it', async () => {
    const message = await bus.roundTrip({ body: 'held', timeToLive: life });
    await bus.pass(life);
    await bus.receiver.completeMessage(message);
  });

  it('does not give a message again that expired while it was held', async () => {
    const message = await bus.roundTrip({ body: 'held', timeToLive: life });
    await bus.pass(life);
    await bus.receiver.abandonMessage(message);
    expect((await bus.roundTrip({ body: 'next' })).body).toBe('next');
  });

  it('counts the time to live of a scheduled message from its time on', async () => {
    await bus.sender.scheduleMessages({ body: 'later', timeToLive: life }, bus.inTime(2 * life));
    await bus.pass(2 * life);
    const message = await bus.receiveOne();
    expect(message.body).toBe('later');
    await bus.pass(life);
    await bus.receiver.abandonMessage(message);
    expect(await bus.bodies()).toEqual([]);
  });
});

describe('expiry where messages become dead letters', () => {
  const bus = useBus('expiring');

  it('moves the message, with the reason, while nobody receives', async () => {
    await bus.sender.sendMessages({ body: 'short', messageId: 'gone', timeToLive: life });
    await bus.pass(life);
    expect(await bus.receiveOne(bus.deadLetters)).toMatchObject({
      messageId: 'gone',
      deadLetterReason: 'TTLExpiredException',
      deadLetterErrorDescription: 'The message expired and was dead lettered.',
    });
    expect(await bus.bodies()).toEqual([]);
  });

  it('leaves dead letters alone, however old', async () => {
    await bus.receiver.deadLetterMessage(await bus.roundTrip({ body: 'old', timeToLive: life }));
    await bus.pass(life);
    expect((await bus.receiveOne(bus.deadLetters)).body).toBe('old');
  });
});

describe("expiry by the queue's own time to live", () => {
  const bus = useBus('short-lived');

  it('is told to receivers of messages without one', async () => {
    expect((await bus.roundTrip({ body: 'x' })).timeToLive).toBe(10_000);
  });

  it('takes messages out of the queue', async () => {
    await bus.sender.sendMessages({ body: 'x', timeToLive: 60_000 });
    await bus.pass(10_000);
    expect(await bus.bodies()).toEqual([]);
  });
});

describe('a time to live beyond the 49.7 days that a message header holds', () => {
  const bus = useBus('long-lived');
  const long = 60 * day;
  const enqueued = ({ enqueuedTimeUtc }: { enqueuedTimeUtc?: Date }) => enqueuedTimeUtc?.getTime() ?? Number.NaN;

  it('is told to receivers where the sender asks for it', async () => {
    await bus.sender.sendMessages({ body: 'x', bodyType: 'data', header: { timeToLive: long } });
    expect((await bus.receiveOne())._rawAmqpMessage.header?.timeToLive).toBe(long);
  });

  it('is told to receivers where the queue has it', async () => {
    const message = await bus.roundTrip({ body: 'x' });
    const { header, properties } = message._rawAmqpMessage;
    expect(header?.timeToLive).toBe(100 * day);
    expect(properties).toMatchObject({
      creationTime: enqueued(message),
      absoluteExpiryTime: enqueued(message) + 100 * day,
    });
  });
});
