import { describe, expect, it } from '@jest/globals';
import { failure, useBus } from './bus.ts';

describe('sending', () => {
  const bus = useBus('sending');

  it('delivers a message once, with its body and id', async () => {
    const message = await bus.roundTrip({ body: 'hello', messageId: 'id-1' });
    expect(message).toMatchObject({ body: 'hello', messageId: 'id-1', deliveryCount: 0 });
    await bus.receiver.completeMessage(message);
    expect(await bus.bodies()).toEqual([]);
  });

  it('delivers an array as separate messages, each with its own properties', async () => {
    await bus.sender.sendMessages([
      { body: 'a', contentType: 'text/a', correlationId: 'c-a', applicationProperties: { n: 1 } },
      { body: 'b', to: 'somebody', replyTo: 'me', partitionKey: 'p', timeToLive: 60_000 },
    ]);
    const [a, b] = await bus.receive(2);
    expect(a).toMatchObject({
      body: 'a',
      contentType: 'text/a',
      correlationId: 'c-a',
      applicationProperties: { n: 1 },
    });
    expect(b).toMatchObject({ body: 'b', to: 'somebody', replyTo: 'me', partitionKey: 'p', timeToLive: 60_000 });
    expect(b?.contentType).toBeUndefined();
  });

  it('delivers messages in the order they were sent', async () => {
    for (const body of [1, 2, 3]) await bus.sender.sendMessages({ body });
    await bus.sender.sendMessages([{ body: 4 }, { body: 5 }]);
    expect((await bus.receive(5)).map(({ body }) => body)).toEqual([1, 2, 3, 4, 5]);
  });

  it('numbers messages in ascending order', async () => {
    await bus.sender.sendMessages([{ body: 1 }, { body: 2 }]);
    const [first, second] = await bus.receive(2);
    expect(second?.sequenceNumber?.greaterThan(first?.sequenceNumber ?? 0)).toBe(true);
  });

  it('says when a message was enqueued', async () => {
    const clocksDiffer = 1_000;
    const before = bus.inTime(-clocksDiffer);
    const { enqueuedTimeUtc } = await bus.roundTrip({ body: 'now' });
    expect(enqueuedTimeUtc?.getTime()).toBeGreaterThanOrEqual(before.getTime());
    expect(enqueuedTimeUtc?.getTime()).toBeLessThanOrEqual(bus.inTime(clocksDiffer).getTime());
  });

  it('lets a batch hold what the queue allows, 256 KiB', async () => {
    const batch = await bus.sender.createMessageBatch();
    expect(batch.maxSizeInBytes).toBe(262_144);
  });

  it('refuses a batch size above what the queue allows', async () => {
    await expect(bus.sender.createMessageBatch({ maxSizeInBytes: 262_145 })).rejects.toThrow(
      /greater than maximum message size/,
    );
  });

  it('delivers all that fitted in a full batch', async () => {
    const batch = await bus.sender.createMessageBatch({ maxSizeInBytes: 20_000 });
    while (batch.tryAddMessage({ body: 'x'.repeat(1000) }));
    await bus.sender.sendMessages(batch);
    expect(batch.count).toBeGreaterThan(10);
    expect(await bus.bodies()).toHaveLength(batch.count);
  });

  it('delivers a message of nearly 256 KiB whole', async () => {
    const body = Buffer.alloc(261_000, 'abc');
    const message = await bus.roundTrip({ body });
    expect(Buffer.compare(message.body, body)).toBe(0);
  });

  it('refuses a message above 256 KiB with MessageSizeExceeded', async () => {
    const error = await failure(bus.sender.sendMessages({ body: 'x'.repeat(270_000) }));
    expect(error.code).toBe('MessageSizeExceeded');
  });

  it('refuses an array too large for one batch and keeps nothing of it', async () => {
    const messages = Array.from({ length: 30 }, () => ({ body: 'x'.repeat(10_000) }));
    const error = await failure(bus.sender.sendMessages(messages));
    expect(error.code).toBe('MessageSizeExceeded');
    expect(await bus.bodies()).toEqual([]);
  });

  it('goes on taking messages from a sender after it refused one', async () => {
    await failure(bus.sender.sendMessages({ body: 'x'.repeat(270_000) }));
    expect((await bus.roundTrip({ body: 'small' })).body).toBe('small');
  });

  it('gives a message without an id one of its own', async () => {
    await bus.sender.sendMessages([{ body: 1 }, { body: 2 }]);
    const ids = (await bus.receive(2)).map(({ messageId }) => messageId);
    expect(ids[0]).toMatch(/^\w{32}$/);
    expect(ids[1]).not.toBe(ids[0]);
  });

  it('takes properties that are explicitly null or undefined', async () => {
    const none = { body: 'x', contentType: undefined, subject: undefined, applicationProperties: undefined };
    await bus.sender.sendMessages([none, { ...none, correlationId: undefined }]);
    expect(await bus.bodies()).toEqual(['x', 'x']);
  });

  it('takes many sends at once on one sender', async () => {
    await Promise.all(Array.from({ length: 200 }, (_, n) => bus.sender.sendMessages({ body: n })));
    const received = new Set((await bus.receive(200)).map(({ body }) => body));
    expect(received.size).toBe(200);
  });

  it('keeps the same message id apart where duplicates are allowed', async () => {
    await bus.sender.sendMessages([{ body: 1, messageId: 'same' }]);
    await bus.sender.sendMessages([{ body: 2, messageId: 'same' }]);
    expect(await bus.bodies()).toEqual([1, 2]);
  });

  it('finds a queue whatever the case of its name', async () => {
    await bus.client.createSender(bus.queue.toUpperCase()).sendMessages({ body: 'loud' });
    expect((await bus.receiveOne()).body).toBe('loud');
  });
});
