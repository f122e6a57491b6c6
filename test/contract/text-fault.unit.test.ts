import { describe, expect, it } from '@jest/globals';
import { textFault } from '../../shared/contract/text-fault.ts';

/** The code and the character; null where there is no fault. */
const fault = (text: string, oneLine = true) => {
  const found = textFault(text, oneLine);
  return found && [found.code, found.params?.found];
};

describe('text that is none', () => {
  it.each<[string, string, string | undefined]>([
    ['broken \ud83d emoji', 'LONE_SURROGATE', 'U+D83D'],
    ['broken \ude00 emoji', 'LONE_SURROGATE', 'U+DE00'],
    ['a\u0000b', 'CONTROL_CHARACTER', 'U+0000'],
    ['a\u001b[31mb', 'CONTROL_CHARACTER', 'U+001B'],
    ['a\u0007b', 'CONTROL_CHARACTER', 'U+0007'],
    ['a\u007fb', 'CONTROL_CHARACTER', 'U+007F'],
    ['a\u0080b', 'CONTROL_CHARACTER', 'U+0080'],
    ['a\u202eb', 'BIDI_OVERRIDE', 'U+202E'],
    ['a\u202db', 'BIDI_OVERRIDE', 'U+202D'],
    ['\u200b', 'NOTHING_VISIBLE', undefined],
    ['\u00a0\u2060\ufeff\u00ad\u3164\u2800', 'NOTHING_VISIBLE', undefined],
    ['\ufe0f\u200d', 'NOTHING_VISIBLE', undefined],
  ])('%j: %s', (text, ...expected) => {
    expect([fault(text), fault(text, false)]).toEqual([expected, expected]);
  });

  it.each(['\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'])('breaks a line with %j', (text) => {
    expect(fault(`a${text}b`)?.[0]).toBe('LINE_BREAK');
  });

  it('has a tab in a line', () => {
    expect(fault('a\tb')).toEqual(['CONTROL_CHARACTER', 'U+0009']);
  });
});

describe('text', () => {
  it.each([
    'Web shop is down',
    'árvíztűrő tükörfúrógép',
    '👩‍👩‍👧 family 🎫',
    'می‌خواهم',
    'שלום \u202a C:\\Users\u202c',
    '.',
    '０',
  ])('may be %j', (text) => {
    expect([fault(text), fault(text, false)]).toEqual([null, null]);
  });

  it('of several lines may have tabs and breaks', () => {
    expect(fault('a\n\tb\r\nc\u2028d\u2029e', false)).toBeNull();
  });
});
