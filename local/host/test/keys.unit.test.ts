import { describe, expect, it } from '@jest/globals';
import { keyOf, opens } from '../keys.ts';

const keys = { master: 'm', function: 'f' };

describe('keys', () => {
  it.each([
    [undefined, [true, false, false]],
    ['wrong', [true, false, false]],
    ['f', [true, true, false]],
    ['m', [true, true, true]],
  ] as const)('key %s opens anonymous, function, admin: %j', (given, expected) => {
    expect((['anonymous', 'function', 'admin'] as const).map((level) => opens(keys, given, level))).toEqual(expected);
  });

  it.each([undefined, ''])('a key that is %j opens nothing, not even for an empty one', (unset) => {
    expect(opens({ master: unset, function: unset }, '', 'admin')).toBe(false);
    expect(opens({ master: unset, function: unset }, '', 'function')).toBe(false);
  });

  it('the header wins over the query, whose name may have any case', () => {
    expect(keyOf('h', new Map([['code', ['q']]]))).toBe('h');
    expect(keyOf(undefined, new Map([['CODE', ['q', 'second']]]))).toBe('q');
    expect(keyOf(undefined, new Map())).toBeUndefined();
  });
});
