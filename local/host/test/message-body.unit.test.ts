import { describe, expect, it } from '@jest/globals';
import { bytesOf, toMessages } from '../message-body.ts';

const textOf = (data: Parameters<typeof toMessages>[0]) => toMessages(data).map(({ body }) => String(body));

describe('what a function puts out', () => {
  it.each([
    [{ string: 'text' }, ['text']],
    [{ string: '["a","b"]' }, ['a', 'b']],
    [{ json: '[{"a":1},2]' }, ['{\n  "a": 1\n}', '2']],
    [{ json: '{"a":1}' }, ['{\n  "a": 1\n}']],
    [{ string: '{"a":1}' }, ['{"a":1}']],
    [{ int: 7 }, ['7']],
    [{ double: 0.5 }, ['0.5']],
  ])('%j becomes %j', (data, texts) => {
    expect(textOf(data)).toEqual(texts);
  });

  it('bytes stay bytes', () => {
    expect(toMessages({ bytes: Buffer.from([1, 2]) })).toEqual([
      { body: Buffer.from([1, 2]), contentType: 'application/octet-stream' },
    ]);
  });
});

it.each([
  [Buffer.from('x'), 'x'],
  ['text', 'text'],
  [{ a: 1 }, '{"a":1}'],
  [7, '7'],
])('the received body %j is read as %s', (body, text) => {
  expect(String(bytesOf(body))).toBe(text);
});
