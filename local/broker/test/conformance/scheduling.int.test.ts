import { describe, expect, it } from '@jest/globals';
import { failure, useBus } from './bus.ts';

describe('scheduling', () => {
  const bus = useBus('scheduling');
  /** Far enough for a slow machine to act before. */
  const distance = 10_000;
  const soon = () => bus.inTime(distance);

  it('delivers a scheduled message at its time and not before', async () => {
    const at = soon();
    await bus.sender.scheduleMessages({ body: 'x' }, at);
    expect((await bus.roundTrip({ body: 'not scheduled' })).body).toBe('not scheduled');
    await bus.pass(distance);
    const message = await bus.receiveOne();
    expect(message.enqueuedTimeUtc?.getTime()).toBeGreaterThanOrEqual(at.getTime());
    expect(message).toMatchObject({ body: 'x', state: 'scheduled', scheduledEnqueueTimeUtc: at });
  });

  it('takes a time that is set on the message itself', async () => {
    const at = soon();
    await bus.sender.sendMessages({ body: 'x', scheduledEnqueueTimeUtc: at });
    expect((await bus.roundTrip({ body: 'not scheduled' })).body).toBe('not scheduled');
    await bus.pass(distance);
    expect((await bus.receiveOne()).enqueuedTimeUtc?.getTime()).toBeGreaterThanOrEqual(at.getTime());
  });

  it('delivers a message at once, as active, when its time is past', async () => {
    const past = bus.inTime(-60_000);
    expect(await bus.roundTrip({ body: 'x', scheduledEnqueueTimeUtc: past })).toMatchObject({ state: 'active' });
  });

  it('delivers a message that was never scheduled as active', async () => {
    expect((await bus.roundTrip({ body: 'x' })).state).toBe('active');
  });

  it('lets a scheduled message be peeked', async () => {
    const [number] = await bus.sender.scheduleMessages({ body: 'x' }, soon());
    const [peeked] = await bus.receiver.peekMessages(1);
    expect(peeked).toMatchObject({ body: 'x', state: 'scheduled', sequenceNumber: number });
  });

  it('answers a number for each message of an array', async () => {
    const numbers = await bus.sender.scheduleMessages([{ body: 1 }, { body: 2 }], soon());
    expect(new Set(numbers.map(String)).size).toBe(2);
  });

  it('never delivers what is cancelled, one or several', async () => {
    const numbers = await bus.sender.scheduleMessages([{ body: 1 }, { body: 2 }, { body: 3 }], soon());
    await bus.sender.cancelScheduledMessages(numbers[0] ?? []);
    await bus.sender.cancelScheduledMessages(numbers.slice(1));
    expect(await bus.bodies()).toEqual([]);
    await bus.pass(distance);
    expect((await bus.roundTrip({ body: 'next' })).body).toBe('next');
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
    const [first, second] = [soon(), new Date(soon().getTime() + 1)];
    await bus.sender.scheduleMessages({ body: 'second' }, second);
    await bus.sender.scheduleMessages({ body: 'first' }, first);
    await bus.pass(2 * distance);
    expect((await bus.receive(2)).map(({ body }) => body)).toEqual(['first', 'second']);
  });

  it('takes many schedulings at once on a fresh sender', async () => {
    const sender = bus.connect().createSender(bus.queue);
    const at = soon();
    await Promise.all(Array.from({ length: 20 }, (_, n) => sender.scheduleMessages({ body: n }, at)));
    expect(await bus.bodies()).toHaveLength(20);
  });

  it('refuses a message far above 256 KiB at once with MessageSizeExceeded', async () => {
    const error = await failure(bus.sender.scheduleMessages({ body: 'x'.repeat(1_500_000) }, soon()));
    expect(error.code).toBe('MessageSizeExceeded');
  });
});
