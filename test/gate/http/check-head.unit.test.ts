import { HttpRequest } from '@azure/functions';
import { describe, expect, it } from '@jest/globals';
import { checkHead } from '../../../shared/gate/http/check-head.ts';

const check = (query: string, headers: Record<string, string> = {}) =>
  checkHead(new HttpRequest({ method: 'GET', url: `http://localhost/api/v1/tickets${query}`, headers }));
const code = (fault: string) => expect.objectContaining({ code: fault });

describe('the head of a request', () => {
  it('may have a query of 2,048 characters', () => {
    expect(() => check(`?${'q'.repeat(2_047)}`)).not.toThrow();
    expect(() => check(`?${'q'.repeat(2_048)}`)).toThrow(code('QUERY_TOO_LONG'));
  });

  it('may have headers of 12,288 characters, names and values', () => {
    expect(() => check('', { abc: 'x'.repeat(12_285) })).not.toThrow();
    expect(() => check('', { abc: 'x'.repeat(12_286) })).toThrow(code('HEADERS_TOO_LARGE'));
    const many = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`x-header-${index}`, 'value']));
    expect(() => check('', many)).toThrow(code('HEADERS_TOO_LARGE'));
  });
});
