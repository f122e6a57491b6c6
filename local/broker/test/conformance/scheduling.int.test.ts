import { describe, expect, it } from '@jest/globals';
import { failure, useBus, waitUntil } from './bus.ts';

describe('scheduling', () => {
  const bus = useBus('scheduling');
  /** Far enough for a slow machine to act before. */
  const soon = (milliseconds = 2_000) => new Date(Date.now() + milliseconds);
  const farOff = () => soon(3_600_000);

  it('delivers a scheduled message at its time and not before', async () => {
    const at = soon();
    await bus.sender.scheduleMessages({ body: 'x' }, at);
    const message = await bus.receiveOne();
    expect(Date.now()).toBeGreaterThanOrEqual(at.getTime());
    expect(message.enqueuedTimeUtc?.getTime()).toBeGreaterThanOrEqual(at.getTime());
    expect(message).toMatchObject({ body: 'x', state: 'scheduled', scheduledEnqueueTimeUtc: at });
  });

  it('takes a time that is set on the message itself', async () => {
    const at = soon();
    await bus.sender.sendMessages({ body: 'x', scheduledEnqueueTimeUtc: at });
    const message = await bus.receiveOne();
    expect(Date.now()).toBeGreaterThanOrEqual(at.getTime());
    expect(message.enqueuedTimeUtc?.getTime()).toBeGreaterThanOrEqual(at.getTime());
  });

  it('delivers a message at once, as active, when its time is past', async () => {
    const past = new Date(Date.now() - 60_000);
    expect(await bus.roundTrip({ body: 'x', scheduledEnqueueTimeUtc: past })).toMatchObject({ state: 'active' });
  });

  it('delivers a message that was never scheduled as active', async () => {
    expect((await bus.roundTrip({ body: 'x' })).state).toBe('active');
  });

  it('lets a scheduled message be peeked', async () => {
    const [number] = await bus.sender.scheduleMessages({ body: 'x' }, farOff());
    const [peeked] = await bus.connect().createReceiver('scheduling').peekMessages(1);
    expect(peeked).toMatchObject({ body: 'x', state: 'scheduled', sequenceNumber: number });
    await bus.sender.cancelScheduledMessages(number ?? []);
  });

  it('answers a number for each message of an array', async () => {
    const numbers = await bus.sender.scheduleMessages([{ body: 1 }, { body: 2 }], farOff());
    expect(new Set(numbers.map(String)).size).toBe(2);
    await bus.sender.cancelScheduledMessages(numbers);
  });

  it('never delivers what is cancelled, one or several', async () => {
    const at = soon();
    const numbers = await bus.sender.scheduleMessages([{ body: 1 }, { body: 2 }, { body: 3 }], at);
    await bus.sender.cancelScheduledMessages(numbers[0] ?? []);
    await bus.sender.cancelScheduledMessages(numbers.slice(1));
    expect(await bus.bodies()).toEqual([]);
    await waitUntil(at);
    expect(await bus.receiver.receiveMessages(1, { maxWaitTimeInMs: 100 })).toEqual([]);
  });

  it('refuses to cancel what is not scheduled, with MessageNotFound', async () => {
    const { sequenceNumber } = await bus.roundTrip({ body: 'active' });
    const error = await failure(bus.sender.cancelScheduledMessages(sequenceNumber ?? []));
    expect(error.code).toBe('MessageNotFound');
  });

  it('does nothing, without failing, for no messages', async () => {
    expect(await bus.sender.scheduleMessages([], soon())).toEqual([]);
    await bus.sender.cancelScheduledMessages([]);
  });

  it('delivers in the order of the times, not of the scheduling', async () => {
    const [first, second] = [soon(1_800), soon(2_000)];
    await bus.sender.scheduleMessages({ body: 'second' }, second);
    await bus.sender.scheduleMessages({ body: 'first' }, first);
    expect((await bus.receive(2)).map(({ body }) => body)).toEqual(['first', 'second']);
  });

  it('takes many schedulings at once on a fresh sender', async () => {
    const sender = bus.connect().createSender('scheduling');
    const at = farOff();
    const numbers = await Promise.all(Array.from({ length: 20 }, (_, n) => sender.scheduleMessages({ body: n }, at)));
    expect(await bus.bodies()).toHaveLength(20);
    await sender.cancelScheduledMessages(numbers.flat());
  });

  it('refuses a message far above 256 KiB at once with MessageSizeExceeded', async () => {
    const error = await failure(bus.sender.scheduleMessages({ body: 'x'.repeat(1_500_000) }, farOff()));
    expect(error.code).toBe('MessageSizeExceeded');
  });
});
