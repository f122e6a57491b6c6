import { HttpRequest } from '@azure/functions';
import { describe, expect, it } from '@jest/globals';
import { idempotencyKey } from '../../../shared/gate/http/headers.ts';

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
