import { describe, expect, it } from '@jest/globals';
import { bodyOf } from '../message-body.ts';
import { metadataOf } from '../message-metadata.ts';

type BodyType = 'data' | 'value' | 'sequence';
const read = (body: unknown, bodyType: BodyType, binary = false) =>
  String(bodyOf({ body, _rawAmqpMessage: { body, bodyType } }, binary));
const bytes = (text: string) => Buffer.from(text);

describe('a received body', () => {
  it.each([
    ['data', bytes('x'), 'x'],
    ['no data', bytes(''), ''],
    ['several sections of data', [bytes('{"a":'), bytes('1}')], '{"a":1}'],
  ])('of %s is its bytes, to whom text is due as well as bytes', (_title, body, text) => {
    expect([read(body, 'data'), read(body, 'data', true)]).toEqual([text, text]);
  });

  it('that is a value is handed on only as what it is', () => {
    expect(read('text', 'value')).toBe('text');
    expect(read(bytes('bytes'), 'value', true)).toBe('bytes');
    expect(() => read('text', 'value', true)).toThrow('expected a body of data or an AMQP value of bytes');
    expect(() => read(bytes('bytes'), 'value')).toThrow('expected a body of data or an AMQP value of text');
  });

  it.each([5, true, null, { a: 1 }, ['a']])('that is the value %j is refused', (body) => {
    expect(() => read(body, 'value')).toThrow('found a value body');
  });

  it('that is a sequence is refused', () => {
    expect(() => read([['a']], 'sequence')).toThrow('found a sequence body');
  });
});

describe('an id', () => {
  const idOf = (messageId: string | number | Buffer) =>
    metadataOf({ body: '', messageId, _rawAmqpMessage: {} } as Parameters<typeof metadataOf>[0], '').MessageId;

  it.each([
    ['a text', 'm-1', 'm-1'],
    ['a number', 101, '101'],
    ['a uuid', Buffer.from('0f8fad5bd9cb469fa16570867728950e', 'hex'), '0f8fad5b-d9cb-469f-a165-70867728950e'],
  ])('that is %s is shown as text', (_title, id, string) => {
    expect(idOf(id)).toEqual({ string });
  });
});
