import { describe, expect, it } from '@jest/globals';
import rhea from 'rhea';
import { readIncoming } from '../../message/incoming.ts';
import { join } from '../../message/sections.ts';
import { int, list, map, string, symbol } from '../../message/values.ts';
import { encode } from './encoded.ts';

const { types } = rhea;
const kib = (count: number) => 'x'.repeat(count * 1024);

const fault = (bytes: Buffer) => {
  try {
    readIncoming(bytes);
    return 'none';
  } catch (error) {
    const { name, condition = '', message } = error as Error & { condition?: string };
    return `${name} ${condition} ${message}`;
  }
};
const withProperty = (value: unknown) => fault(encode({ application_properties: { value } }));
const properties = (value: Buffer) =>
  fault(join({ applicationProperties: value, body: Buffer.alloc(0), footer: Buffer.alloc(0) }));

describe('application properties', () => {
  it.each<[string, unknown]>([
    ['null', null],
    ['boolean', true],
    ['ubyte', types.wrap_ubyte(1)],
    ['ushort', types.wrap_ushort(1)],
    ['uint', types.wrap_uint(1)],
    ['ulong', types.wrap_ulong(1)],
    ['byte', types.wrap_byte(-1)],
    ['short', types.wrap_short(-1)],
    ['int', types.wrap_int(-1)],
    ['long', types.wrap_long(-1)],
    ['float', types.wrap_float(0.5)],
    ['double', types.wrap_double(0.5)],
    ['char', types.wrap_char(65)],
    ['timestamp', types.wrap_timestamp(1)],
    ['uuid', types.wrap_uuid(Buffer.alloc(16))],
    ['string', 'text'],
    ['symbol', types.wrap_symbol('s')],
    ['described long, as .NET writes a TimeSpan', types.wrap_described(types.wrap_long(1), 'com.microsoft:timespan')],
  ])('may be of the AMQP type %s', (_, value) => {
    expect(withProperty(value)).toBe('none');
  });

  it.each<[string, unknown]>([
    ['list', [1]],
    ['list', []],
    ['map', { a: 1 }],
    ['map', {}],
    ['array', types.wrap_array([1, 2], 0x71, undefined)],
    ['binary', Buffer.from('x')],
    ['list', types.wrap_described(types.wrap_list([1]), 'com.example:some')],
  ])('may not be of the AMQP type %s: %j', (kind, value) => {
    expect(withProperty(value)).toMatch(
      new RegExp(`^UnacceptableMessage amqp:link:message-size-exceeded .*unsupported type ${kind} .*"value"`),
    );
  });

  it.each([
    ['a list for a map', list([string('a'), int(1)])],
    ['a name that is no text', map([int(1), int(1)])],
    ['a name without a value', map([string('a')])],
    ['one name twice', map([string('a'), int(1), string('a'), int(2)])],
  ])('may not have %s', (_, encoded) => {
    expect(properties(encoded)).toMatch(/^MalformedMessage/);
  });

  it('may have names that are symbols', () => {
    expect(properties(map([symbol('a'), int(1)]))).toBe('none');
  });

  it.each([
    [kib(32), 'none'],
    [`${kib(32)}x`, /^UnacceptableMessage amqp:internal-error expected value of at most 32768 bytes, found 32769/],
    [`${'é'.repeat(16 * 1024)}x`, /found 32769/],
  ])('may each have 32 KiB, not a byte more (case %#)', (value, expected) => {
    expect(withProperty(value)).toMatch(expected);
  });
});

describe('the header and properties of a message', () => {
  it.each<[string, object]>([
    ['application properties', { application_properties: { a: kib(32), b: kib(31), c: kib(2) } }],
    ['application properties and a subject', { application_properties: { a: kib(32), b: kib(20) }, subject: kib(15) }],
    ['annotations', { message_annotations: { a: kib(32), b: kib(32), c: 'x' } }],
    ['long names', { application_properties: { [kib(40)]: 1, [kib(39)]: 2 } }],
  ])('may not have more than 64 KiB in all, here by %s', (_, message) => {
    expect(fault(encode(message))).toMatch(
      /^UnacceptableMessage amqp:internal-error expected header and properties of at most 65536 bytes/,
    );
  });

  it('may have nearly 64 KiB in all, whatever the size of body and footer', () => {
    const message = { application_properties: { a: kib(32), b: kib(31) }, body: kib(100), footer: { f: kib(40) } };
    expect(fault(encode(message))).toBe('none');
  });

  it.each(['subject', 'to', 'reply_to', 'content_type'])('may not have more than 32 KiB in %s', (field) => {
    expect(fault(encode({ [field]: kib(33) }))).toMatch(/amqp:internal-error expected .* of at most 32768 bytes/);
  });

  it.each<[string, (text: string) => object]>([
    ['message-id', (message_id) => ({ message_id })],
    ['group-id', (group_id) => ({ group_id })],
    ['reply-to-group-id', (reply_to_group_id) => ({ reply_to_group_id })],
    ['x-opt-partition-key', (key) => ({ message_annotations: { 'x-opt-partition-key': key } })],
  ])('may have 128 characters in %s, not one more', (name, message) => {
    expect(fault(encode(message('ü'.repeat(128))))).toBe('none');
    expect(fault(encode(message('ü'.repeat(129))))).toMatch(
      new RegExp(`^UnacceptableMessage com.microsoft:argument-error expected ${name} .* 128 characters, found 129`),
    );
  });
});
