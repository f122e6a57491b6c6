import { describe, expect, it } from '@jest/globals';
import { toAnswer } from '../http-response.ts';
import type { HttpData } from '../rpc.ts';

const answer = (http: HttpData) => toAnswer({ returnValue: { http } });

describe('the answer for a result', () => {
  it('is 204 where there is none', () => {
    expect(toAnswer({})).toEqual({ status: 204, headers: [], body: Buffer.alloc(0) });
  });

  it('holds its status, headers, cookies and body', () => {
    const cookies = [{ name: 'a', value: "x y'(*)!" }];
    expect(answer({ statusCode: '201', headers: { 'x-own': 'a\tb' }, cookies, body: { string: 'é' } })).toEqual({
      status: 201,
      headers: [
        ['x-own', 'a\tb'],
        ['set-cookie', ['a=x%20y%27%28%2A%29%21; path=/']],
      ],
      body: Buffer.from('é'),
    });
  });

  it('may tell the length that it has', () => {
    expect(answer({ headers: { 'content-length': '2' }, body: { string: 'é' } })).toMatchObject({ status: 200 });
  });

  it.each<[HttpData, string]>([
    [{ headers: { 'x-name': 'André' } }, 'the header "x-name"'],
    [{ headers: { 'x-name': 'a\r\nb: c' } }, 'the header "x-name"'],
    [{ headers: { 'x-name': 'a\u007f' } }, 'the header "x-name"'],
    [{ headers: { 'x name': 'a' } }, 'the header "x name"'],
    [{ headers: { 'content-length': '7' }, body: { string: 'x' } }, 'expected content-length 1, found 7'],
    [{ headers: { 'transfer-encoding': 'chunked' } }, 'expected no transfer-encoding'],
    [{ cookies: [{ name: 'a b', value: '' }] }, 'the cookie "a b"'],
    [{ cookies: [{ name: 'a', value: '', path: { value: '/é' } }] }, 'the cookie "a"'],
  ])('is an error for %j', (http, message) => {
    expect(String(answer(http))).toContain(message);
  });
});
