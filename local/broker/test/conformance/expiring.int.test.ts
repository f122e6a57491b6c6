import { describe, expect, it } from '@jest/globals';
import { useBus, wait } from './bus.ts';

// Long enough to be received in time on a busy machine.
const short = 1_000;

describe('expiry where messages are forgotten', () => {
  const bus = useBus('forgetting');

  it('takes a message out of the queue when its time to live is over', async () => {
    await bus.sender.sendMessages([{ body: 'short', timeToLive: short }, { body: 'long' }]);
    await wait(short * 1.5);
    expect(await bus.bodies()).toEqual(['long']);
    expect((await bus.receiveOne()).body).toBe('long');
    expect(await bus.deadLetters.peekMessages(1)).toEqual([]);
  });

  it('lets a message that was received in time be completed after it', async () => {
    const message = await bus.roundTrip({ body: 'held', timeToLive: short });
    await wait(short * 1.5);
    await bus.receiver.completeMessage(message);
  });

  it('does not give a message again that expired while it was held', async () => {
    const message = await bus.roundTrip({ body: 'held', timeToLive: short });
    await wait(short * 1.5);
    await bus.receiver.abandonMessage(message);
    expect(await bus.receiver.receiveMessages(1, { maxWaitTimeInMs: 100 })).toEqual([]);
  });

  it('counts the time to live of a scheduled message from its time on', async () => {
    const at = new Date(Date.now() + 2_000);
    await bus.sender.scheduleMessages({ body: 'later', timeToLive: 1_500 }, at);
    expect((await bus.receiveOne()).body).toBe('later');
  });
});

describe('expiry where messages become dead letters', () => {
  const bus = useBus('expiring');

  it('moves the message, with the reason, while nobody receives', async () => {
    await bus.sender.sendMessages({ body: 'short', messageId: 'gone', timeToLive: short });
    expect(await bus.receiveOne(bus.deadLetters)).toMatchObject({
      messageId: 'gone',
      deadLetterReason: 'TTLExpiredException',
      deadLetterErrorDescription: 'The message expired and was dead lettered.',
    });
    expect(await bus.bodies()).toEqual([]);
  });

  it('leaves dead letters alone, however old', async () => {
    await bus.receiver.deadLetterMessage(await bus.roundTrip({ body: 'old', timeToLive: short }));
    await wait(short * 1.5);
    expect((await bus.receiveOne(bus.deadLetters)).body).toBe('old');
  });
});

describe("expiry by the queue's own time to live", () => {
  const bus = useBus('short-lived');

  it('is told to receivers of messages without one', async () => {
    expect((await bus.roundTrip({ body: 'x' })).timeToLive).toBe(1000);
  });

  it('takes messages out of the queue', async () => {
    await bus.sender.sendMessages({ body: 'x', timeToLive: 60_000 });
    await wait(1200);
    expect(await bus.bodies()).toEqual([]);
  });
});
