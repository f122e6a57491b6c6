import { describe, expect, it } from '@jest/globals';
import { type BodyLimit, checkStructure, LIST, ONE } from '../../../shared/contract/json/check-structure.ts';

/** The code that a text is refused with; null where it isn't. */
function refusal(text: string, limit: BodyLimit = ONE): string | null {
  try {
    checkStructure(text, limit);
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const list = (values: number) => `[${Array(values).fill('1').join(',')}]`;
const members = (count: number) => `{${Array.from({ length: count }, (_, index) => `"${index}":1`).join(',')}}`;
const string = (characters: string) => `{"a":"${characters}"}`;

describe('the structure of a body', () => {
  it.each<[string, string, string | null]>([
    ['16 levels', nested(16), null],
    ['17 levels', nested(17), 'NESTED_TOO_DEEP'],
    ['17 levels of objects and lists', '{"a":['.repeat(9), 'NESTED_TOO_DEEP'],
    ['100,000 levels', nested(100_000), 'NESTED_TOO_DEEP'],
    ['brackets in a string', string('['.repeat(100)), null],
    ['brackets behind an escaped quote', string(`\\"${'['.repeat(100)}`), null],
    ['brackets behind an escaped backslash', `{"a":"\\\\"${'['.repeat(17)}`, 'NESTED_TOO_DEEP'],
    ['8,192 values', list(8_192), null],
    ['8,193 values', list(8_193), 'TOO_MANY_VALUES'],
    ['4,096 members, each a name and a value', members(4_096), null],
    ['4,097 members', members(4_097), 'TOO_MANY_VALUES'],
    ['commas and colons in a string', string(',:'.repeat(8_000)), null],
    ['a string of 32,768 characters', string('x'.repeat(32_768)), null],
    ['a string of 32,769 characters', string('x'.repeat(32_769)), 'STRING_TOO_LONG'],
    ['a name of 32,769 characters', `{"${'x'.repeat(32_769)}":1}`, 'STRING_TOO_LONG'],
    ['32,768 characters, each escaped', string('\\u00e9'.repeat(32_768)), null],
    ['32,769 characters, each escaped', string('\\u00e9'.repeat(32_769)), 'STRING_TOO_LONG'],
    ['32,769 characters, each behind a backslash', string('\\n'.repeat(32_769)), 'STRING_TOO_LONG'],
    ['a member twice', '{"a":1,"b":2,"a":3}', 'MEMBER_REPEATED'],
    ['a member twice, escaped once', '{"a":1,"\\u0061":2}', 'MEMBER_REPEATED'],
    ['a member twice in an object of a list', '[{}, {"a": {}, "a": []}]', 'MEMBER_REPEATED'],
    ['a member twice, with an object between that has it, too', '{"a":{"a":1},"a":2}', 'MEMBER_REPEATED'],
    ['a member in an object and in one within', '{"a":{"a":["a","a"]},"b":"a"}', null],
    ['a member in each of several objects', '[{"a":1},{"a":1},{"b":{"a":1},"a":1}]', null],
    ['a member named __proto__', '{"a":[{"__proto__":{}}]}', 'NAME_NOT_ALLOWED'],
    ['a member named __proto__ in escapes', '{"__pr\\u006fto__":1}', 'NAME_NOT_ALLOWED'],
    ['the text __proto__', '["__proto__",{"a":"__proto__"}]', null],
    ['a name that is no text', '{"\\x":1,"\\x":1}', 'MEMBER_REPEATED'],
    ['a string without end', '"', null],
    ['a backslash at the end', '"\\', null],
    ['an escape that is cut short', '"\\u00', null],
    ['nothing', '', null],
  ])('%s: %s', (_, text, expected) => {
    expect(refusal(text)).toBe(expected);
  });

  it('may hold more values in a list of intents', () => {
    expect([refusal(list(65_536), LIST), refusal(list(65_537), LIST)]).toEqual([null, 'TOO_MANY_VALUES']);
  });
});
