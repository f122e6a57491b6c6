import { describe, expect, it } from '@jest/globals';
import rhea from 'rhea';
import { openEnvelope } from '../../message/envelope.ts';
import { readIncoming } from '../../message/incoming.ts';
import { join } from '../../message/sections.ts';
import { list, nothing } from '../../message/values.ts';
import { decode, encode } from './encoded.ts';

const { types } = rhea;

describe('reading a sent message', () => {
  it('finds id, time to live and schedule', () => {
    const at = new Date('2030-01-01T00:00:00Z');
    const message = {
      message_id: 'id',
      ttl: 5000,
      message_annotations: { 'x-opt-scheduled-enqueue-time': at },
    };
    expect(readIncoming(encode(message))).toMatchObject({
      messageId: 'string:id',
      timeToLive: 5000,
      scheduledFor: at.getTime(),
    });
  });

  it('finds nothing of these in a message that has none', () => {
    const { timeToLive, scheduledFor } = readIncoming(encode({ message_id: 'id' }));
    expect([timeToLive, scheduledFor]).toEqual([undefined, undefined]);
  });

  it('keeps the bytes of a message that has an id', () => {
    const bytes = encode({ message_id: 'id', body: { a: 1 } });
    expect(readIncoming(bytes).payload).toEqual(bytes);
  });

  it('adds an id, and only that, to a message without one', () => {
    const { payload, messageId } = readIncoming(encode({ subject: 's', body: 'x' }));
    const { message_id, ...rest } = decode(payload);
    expect(message_id).toMatch(/^[0-9a-f]{32}$/);
    expect(messageId).toBe(`string:${message_id}`);
    expect(rest).toEqual(decode(encode({ subject: 's', body: 'x' })));
  });

  const idOf = (message_id: unknown) => readIncoming(encode({ message_id })).messageId;

  it('tells ids of every AMQP type apart, also where their bytes or their texts are alike', () => {
    const sixteen = Buffer.alloc(16, 0x35);
    const ids = [
      1,
      2,
      101,
      2 ** 40,
      types.wrap_ulong(Buffer.from('ffffffffffffffff', 'hex')),
      types.wrap_ulong(Buffer.from('fffffffffffffffe', 'hex')),
      '101',
      '5365',
      'ulong:101',
      types.wrap_uuid(sixteen),
      types.wrap_uuid(Buffer.alloc(16, 1)),
      types.wrap_binary(sixteen),
      types.wrap_binary(Buffer.from('101')),
      sixteen.toString(),
      sixteen.toString('hex'),
    ];
    expect(new Set(ids.map(idOf)).size).toBe(ids.length);
  });

  it.each([
    ['a number in one byte and in eight', '53 05', '80 0000000000000005'],
    ['a zero in none and in one byte', '44', '53 00'],
    ['a text with a short and a long length', 'a1 01 61', 'b1 00000001 61'],
    ['bytes with a short and a long length', 'a0 01 61', 'b0 00000001 61'],
  ])('takes for the same id %s', (_, one, other) => {
    const [first, second] = [one, other].map((hex) => {
      const id = Buffer.from(hex.replaceAll(' ', ''), 'hex');
      return readIncoming(join({ properties: list([id]), body: Buffer.alloc(0), footer: Buffer.alloc(0) })).messageId;
    });
    expect(first).toBe(second);
  });

  it('refuses an id of a type that AMQP does not have for ids', () => {
    expect(() => idOf(types.wrap_int(5))).toThrow(/expected a message id/);
  });

  const day = 86_400_000;
  const created = new Date('2030-01-01T00:00:00Z');
  it.each([
    ['the header', { ttl: 5000 }, 5000],
    [
      'creation and expiry, where the header cannot hold it',
      { ttl: 2 ** 32 - 1, creation_time: created, absolute_expiry_time: new Date(created.getTime() + 60 * day) },
      60 * day,
    ],
    ['creation and expiry alone', { creation_time: created, absolute_expiry_time: new Date(created.getTime() + 7) }, 7],
    [
      'the header, where the expiry is before the creation',
      { ttl: 9, creation_time: created, absolute_expiry_time: new Date(0) },
      9,
    ],
    ['nothing, where there is an expiry alone', { absolute_expiry_time: created }, undefined],
  ])('reads the time to live off %s', (_, message, expected) => {
    expect(readIncoming(encode(message)).timeToLive).toBe(expected);
  });

  it('refuses a time to live below nothing', () => {
    const header = list([nothing, nothing, Buffer.from('71ffffffff', 'hex')]);
    const bytes = join({ header, body: Buffer.alloc(0), footer: Buffer.alloc(0) });
    expect(() => readIncoming(bytes)).toThrow(/expected a time to live, found -1/);
  });
});

describe('opening a batch', () => {
  it('gives the messages in it, small and large, and ignores its own properties', () => {
    const messages = [encode({ body: 'a' }), encode({ body: 'b'.repeat(1000) })];
    const envelope = encode({ message_id: 'of the first', body: rhea.message.data_sections(messages) });
    expect(openEnvelope(envelope)).toEqual(messages);
  });

  it('refuses one with nothing in it', () => {
    expect(() => openEnvelope(encode({ message_id: 'x', body: 'no data' }))).toThrow(/expected a batch/);
  });
});
