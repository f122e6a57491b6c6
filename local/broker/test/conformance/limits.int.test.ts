import type { ServiceBusMessage } from '@azure/service-bus';
import { describe, expect, it } from '@jest/globals';
import { failure, useBus } from './bus.ts';

/** What the client's types leave out, but the client itself sends. */
const properties = (values: object) => values as ServiceBusMessage['applicationProperties'];
const long = 'x'.repeat(33_000);

describe('the limits of a message', () => {
  const bus = useBus('limits');

  it.each([
    ['one application property above 32 KiB', { applicationProperties: { long } }, /"?long"? of at most 32768 bytes/],
    ['one application property above 32 KiB in bytes', { applicationProperties: { p: 'é'.repeat(17_000) } }, /34000/],
    ['a subject above 32 KiB', { subject: long }, /subject of at most 32768/],
    [
      'properties above 64 KiB together',
      { applicationProperties: { a: 'x'.repeat(30_000), b: 'x'.repeat(30_000) }, subject: 'x'.repeat(6_000) },
      /of at most 65536 bytes/,
    ],
    [
      'many small properties above 64 KiB together',
      { applicationProperties: Object.fromEntries(Array.from({ length: 1200 }, (_, n) => [`p${n}`, 'x'.repeat(50)])) },
      /of at most 65536 bytes/,
    ],
  ])('refuse %s', async (_, beyond, text) => {
    const error = await failure(bus.sender.sendMessages({ body: 'x', ...beyond }));
    expect(error).toMatchObject({ code: 'GeneralError', message: expect.stringMatching(text) });
    expect(await bus.bodies()).toEqual([]);
  });

  it.each([
    ['a list', [1, 2]],
    ['an empty list', []],
    ['a map', { a: 1 }],
    ['bytes', Buffer.from('x')],
  ])('refuse an application property that is %s', async (_, value) => {
    const error = await failure(bus.sender.sendMessages({ body: 'x', applicationProperties: properties({ value }) }));
    expect(error).toMatchObject({ message: expect.stringMatching(/unsupported type .*"value"/) });
    expect(await bus.bodies()).toEqual([]);
  });

  it('refuse a batch of which one message is beyond them, and keep nothing of it', async () => {
    await failure(bus.sender.sendMessages([{ body: 'fine' }, { body: 'x', applicationProperties: { long } }]));
    expect(await bus.bodies()).toEqual([]);
  });

  it('refuse a scheduled message that is beyond them', async () => {
    const message = { body: 'x', applicationProperties: properties({ list: [1] }) };
    expect((await failure(bus.sender.scheduleMessages(message, bus.inTime(60_000)))).message).toMatch(/list/);
    expect(await bus.bodies()).toEqual([]);
  });

  it.each(['abandonMessage', 'deferMessage', 'deadLetterMessage'] as const)(
    'refuse %s with properties that are beyond them, and leave the message with its receiver',
    async (settle) => {
      const message = await bus.roundTrip({ body: 'x' });
      const beyond = { deadLetterReason: 'r', deadLetterErrorDescription: 'd', long };
      await failure(bus.receiver[settle](message, beyond));
      expect(await bus.deadLetters.peekMessages(1)).toEqual([]);
      const [left] = await bus.receiver.peekMessages(1);
      expect(left).toMatchObject({ state: 'active', deliveryCount: 0 });
      expect(left?.applicationProperties).toBeUndefined();
    },
  );

  it('count the properties in the size of a message', async () => {
    const error = await failure(
      bus.sender.sendMessages({ body: 'x'.repeat(240_000), applicationProperties: { p: 'x'.repeat(30_000) } }),
    );
    expect(error.code).toBe('MessageSizeExceeded');
  });

  it('let everything below them pass', async () => {
    const applicationProperties = { a: 'x'.repeat(32_000), b: 'x'.repeat(30_000) };
    expect((await bus.roundTrip({ body: 'x', applicationProperties })).applicationProperties).toEqual(
      applicationProperties,
    );
  });
});
