import { HttpRequest } from '@azure/functions';
import { describe, expect, it } from '@jest/globals';
import { idempotencyKey, ifMatch } from '../../../shared/gate/http/headers.ts';

const sent = (headers: Record<string, string>) =>
  new HttpRequest({ method: 'POST', url: 'http://localhost/api/v1/tickets', headers });
const fails = (code: string) => expect.objectContaining({ code });

describe('the key of a request', () => {
  it('may stand in either header, or in both alike', () => {
    expect(idempotencyKey(sent({ 'idempotency-key': 'a' }))).toBe('a');
    expect(idempotencyKey(sent({ 'repeatability-request-id': 'a' }))).toBe('a');
    expect(idempotencyKey(sent({ 'idempotency-key': 'a', 'repeatability-request-id': 'a' }))).toBe('a');
    expect(idempotencyKey(sent({}))).toBeNull();
  });

  it.each([
    ['two keys', { 'idempotency-key': 'a', 'repeatability-request-id': 'b' }],
    ['none', { 'idempotency-key': '' }],
    ['a space', { 'idempotency-key': 'a b' }],
    ['more than 255 characters', { 'idempotency-key': 'x'.repeat(256) }],
    ['one that was sent twice, joined by the platform', { 'idempotency-key': 'a,a' }],
    ['one that was sent twice, joined by a proxy', { 'idempotency-key': 'a, a' }],
  ])('is refused where it is %s', (_, headers) => {
    expect(() => idempotencyKey(sent(headers))).toThrow(fails('IDEMPOTENCY_KEY_INVALID'));
  });
});

describe('If-Match', () => {
  it.each([
    ['*', null],
    [' * ', null],
    ['"3"', [3]],
    ['"3", "4"', [3, 4]],
    ['"3","4" , "5"', [3, 4, 5]],
    // Well formed, and none of ours: they match never.
    ['W/"3"', []],
    ['W/"3", "4"', [4]],
    ['"03"', []],
    ['"a,b"', []],
    ['""', []],
  ])('%s names the versions %j', (header, versions) => {
    expect(ifMatch(sent({ 'if-match': header }))).toEqual(versions);
  });

  it.each(['', '3', '"3', '"3" "4"', '"3"; "4"', 'w/"3"', '"3", *', '"a b"'])('%s is no list of tags', (header) => {
    expect(() => ifMatch(sent({ 'if-match': header }))).toThrow(fails('IF_MATCH_INVALID'));
  });

  it('may be left out', () => {
    expect(ifMatch(sent({}))).toBeNull();
  });
});
