import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ONE } from '../../../shared/contract/json/check-structure.ts';
import { jsonFaultAt } from '../../../shared/contract/json/json-fault.ts';
import { parseJson } from '../../../shared/contract/json/parse-json.ts';
import { isAppError } from '../../../shared/errors.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('the place where a text stops being JSON', () => {
  it.each([
    ['a word', '{"a": x}', 6],
    ['a comma too many', '{"a": 1,}', 8],
    ['a comma too few', '[1 2]', 3],
    ['a name without quotes', '{a: 1}', 1],
    ['a colon too few', '{"a" 1}', 5],
    ['quotes of another kind', "{'a': 1}", 1],
    ['a string that doesn’t end', '{"a": "b', 6],
    ['a line feed in a string', '["a\nb"]', 1],
    ['an escape that is none', '["\\x"]', 1],
    ['a number with a leading zero', '[01]', 2],
    ['half a word', '[tru]', 1],
    ['another value after the first', '{} {}', 3],
    ['the end', '{"a": [1, ', 10],
    ['nothing', '', 0],
  ])('is at %s', (_, text, at) => {
    expect([isJson(text), jsonFaultAt(text)]).toEqual([false, at]);
  });

  it('is its end exactly where the parser takes it whole, or where it breaks off', () => {
    const json = fc.json({ maxDepth: 4 });
    const cut = fc.tuple(json, fc.nat(), fc.constantFrom('', ',', '"', '}', ']', ':', ' ', '0', '\\', '\u0007'));
    fc.assert(
      fc.property(cut, ([text, pick, odd]) => {
        const place = pick % (text.length + 1);
        const bent = text.slice(0, place) + odd + text.slice(place);
        const at = jsonFaultAt(bent);
        if (isJson(bent)) expect(at).toBe(bent.length);
        else expect(at).toBeLessThanOrEqual(bent.length);
        // Whatever stands before the place may yet be continued: no fault lies before it.
        expect(jsonFaultAt(bent.slice(0, at))).toBe(at);
        expect(jsonFaultAt(text)).toBe(text.length);
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });
});

describe('a body that a parser would take without a word', () => {
  it.each([
    ['MEMBER_REPEATED', '{\n  "a": 1,\n  "a": 2\n}'],
    ['NAME_NOT_ALLOWED', '{\n  "a": 1,\n  "__proto__": 2\n}'],
  ])('is refused as %s with its place', (code, text) => {
    const parse = () => parseJson(Buffer.from(text), ONE);
    expect(parse).toThrow(expect.objectContaining({ code, found: { line: '3', column: '3' } }));
  });
});

describe('a body that isn’t JSON', () => {
  const detail = (bytes: Uint8Array) => {
    try {
      parseJson(bytes, ONE);
    } catch (error) {
      if (isAppError(error, 'MALFORMED_JSON')) return error.found;
    }
    throw new Error('Expected MALFORMED_JSON');
  };

  it('is refused with line and column, and nothing that stands there', () => {
    expect(detail(Buffer.from('{\n  "a": 1,\n  "b": secret\n}'))).toEqual({ line: '3', column: '8' });
  });

  it('is refused where it stops being UTF-8', () => {
    expect(detail(Buffer.concat([Buffer.from('{\n"é'), Buffer.from([0xc3])]))).toEqual({ line: '2', column: '3' });
  });
});
