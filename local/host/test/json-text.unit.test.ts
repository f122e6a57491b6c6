import { expect, it } from '@jest/globals';
import { parseJsonText } from '../json-text.ts';

it.each([
  ['\uFEFF{"a": 1}', { a: 1 }],
  ['{ /* one\nand two */ "a": 1 // three\n}', { a: 1 }],
  ['{"a": [1, 2,], /* last */ }', { a: [1, 2] }],
  ['{"a": "/* no */ // comment", "b": "\\",]"}', { a: '/* no */ // comment', b: '",]' }],
])('a text with comments, or marks at its ends, is read: %j', (text, value) => {
  expect(parseJsonText(text)).toEqual(value);
});

it.each(['', '{"a" 1}', "{'a': 1}", '{"a": 1,,}', '{ /* "a": 1 }'])('%j is no JSON here', (text) => {
  expect(() => parseJsonText(text)).toThrow(SyntaxError);
});
