import { describe, expect, it } from '@jest/globals';
import { useBus } from './bus.ts';

describe('the content of a message', () => {
  const bus = useBus('content');

  it.each([
    ['text', 'äöü €'],
    ['an object', { a: [1, { b: null }], c: 'x' }],
    ['a number', 42.5],
    ['a truth value', false],
    ['an empty text', ''],
  ])('comes back the same when the body is %s', async (_, body) => {
    expect((await bus.roundTrip({ body })).body).toEqual(body);
  });

  it('comes back as bytes when the body is bytes that are no JSON', async () => {
    const body = Buffer.from([0, 255, 1, 254]);
    expect(Buffer.compare((await bus.roundTrip({ body })).body, body)).toBe(0);
  });

  it.each(['value', 'sequence', 'data'] as const)('keeps the AMQP kind "%s" of a body', async (bodyType) => {
    const body = { value: { a: 1 }, sequence: [1, 'two', [3]], data: 'text' }[bodyType];
    await bus.sender.sendMessages({ body, bodyType });
    const message = await bus.receiveOne();
    expect(message._rawAmqpMessage.bodyType).toBe(bodyType);
    expect(message.body).toEqual(bodyType === 'sequence' ? [1, 'two', [3]] : body);
  });

  it('keeps header, footer, annotations and properties of an annotated AMQP message', async () => {
    const sent = {
      body: 'x',
      bodyType: 'data' as const,
      header: { durable: true, priority: 7, timeToLive: 50_000 },
      footer: { end: 'f' },
      deliveryAnnotations: { d: 'd' },
      messageAnnotations: { 'x-own': 'm' },
      applicationProperties: { a: 'a' },
      properties: { messageId: 'annotated', userId: 'me', groupSequence: 3, contentEncoding: 'gzip' },
    };
    await bus.sender.sendMessages(sent);
    const { _rawAmqpMessage: raw } = await bus.receiveOne();
    expect(raw.header).toMatchObject({ durable: true, priority: 7, timeToLive: 50_000 });
    expect(raw.footer).toEqual(sent.footer);
    expect(raw.deliveryAnnotations).toEqual(sent.deliveryAnnotations);
    expect(raw.messageAnnotations).toMatchObject(sent.messageAnnotations);
    expect(raw.applicationProperties).toEqual(sent.applicationProperties);
    expect(raw.properties).toMatchObject({ messageId: 'annotated', groupSequence: 3, contentEncoding: 'gzip' });
  });

  it('keeps every property that a sender can set', async () => {
    const sent = {
      body: 'x',
      messageId: 'id',
      subject: 'subject',
      correlationId: 'correlation',
      contentType: 'application/json',
      to: 'to',
      replyTo: 'reply',
      replyToSessionId: 'reply-session',
      timeToLive: 123_456,
    };
    expect(await bus.roundTrip(sent)).toMatchObject(sent);
  });

  it('keeps session id and partition key as data where no session is required', async () => {
    const sent = { body: 'x', sessionId: 's', partitionKey: 's' };
    expect(await bus.roundTrip(sent)).toMatchObject(sent);
  });

  it('keeps application properties of every type that the client sends', async () => {
    const applicationProperties = {
      text: 'ü',
      empty: '',
      whole: 7,
      negative: -7,
      large: 2 ** 40,
      part: 0.5,
      yes: true,
      no: false,
      nothing: null,
    };
    const moment = new Date('2024-02-29T12:00:00.000Z');
    const message = await bus.roundTrip({ body: 'x', applicationProperties: { ...applicationProperties, moment } });
    expect(message.applicationProperties).toEqual({ ...applicationProperties, moment: moment.getTime() });
  });

  it('keeps a message id that is a number', async () => {
    expect((await bus.roundTrip({ body: 'x', messageId: 12_345 })).messageId).toBe(12_345);
  });

  it('tells expiry as the time of enqueueing plus the time to live', async () => {
    const message = await bus.roundTrip({ body: 'x', timeToLive: 90_000 });
    const expected = (message.enqueuedTimeUtc?.getTime() ?? 0) + 90_000;
    expect(message.expiresAtUtc?.getTime()).toBe(expected);
  });

  it('shortens a time to live beyond what the queue allows', async () => {
    const hour = 3_600_000;
    expect((await bus.roundTrip({ body: 'x', timeToLive: 48 * hour })).timeToLive).toBe(hour);
  });

  it('drops what a client pretends the broker had said', async () => {
    await bus.sender.sendMessages({
      body: 'x',
      bodyType: 'data',
      messageAnnotations: { 'x-opt-sequence-number': 4711, 'x-opt-deadletter-source': 'nowhere' },
    });
    const message = await bus.receiveOne();
    expect(message.sequenceNumber?.toNumber()).not.toBe(4711);
    expect(message.deadLetterSource).toBeUndefined();
  });
});
