import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { readTarget } from '../request-target.ts';

const read = (url: string, ...host: string[]) =>
  readTarget({ url, headersDistinct: { host } } as unknown as IncomingMessage);

describe('the target of a request', () => {
  it.each([
    ['/', '', '/'],
    ['/a/b?c', 'a/b', '/a/b?c'],
    ['/a%20b/%C3%A9', 'a b/é', '/a%20b/%C3%A9'],
    ['/a%2Fb', 'a/b', '/a/b'],
    ['/a%5Cb', 'a\\b', '/a%5Cb'],
    ['/a\\b', 'a\\b', '/a%5Cb'],
    ['/a%3Fb%23c', 'a?b#c', '/a%3Fb%23c'],
    ['/a#b', 'a#b', '/a%23b'],
    ['/%FF/%zz/%', '%FF/%zz/%', '/%FF/%25zz/%25'],
    ['/%252F', '%2F', '/%2F'],
    ['/a/./b/../c', 'a/c', '/a/c'],
    ['/a/%2E%2E/c', 'c', '/c'],
    ['/../../a/..', '', '/'],
    ['/a/.', 'a/', '/a/'],
    ['/.../a..', '.../a..', '/.../a..'],
    ['//a', '/a', '//a'],
    ['http://a:80/b?c', 'b', '/b?c'],
    ['HTTP://a:80', '', '/'],
    ['http://a:80?c', '', '/?c'],
  ])('%s asks for the path "%s"', (url, path, shown) => {
    expect(read(url, 'a:80')).toMatchObject({ path, url: `http://a:80${shown}` });
  });

  it.each([
    ['/%00', 'a'],
    ['/a%00b', 'a'],
    ['/\u00e9', 'a'],
    ['/\u0001', 'a'],
    ['a', 'a'],
    ['?a', 'a'],
    ['', 'a'],
    ['http://b/', 'a'],
    ['ftp://a/', 'a'],
    ['/', 'a/b'],
    ['/', 'a b'],
    ['/', 'u@a'],
  ])('"%s" from the host %s is refused', (url, host) => {
    expect(read(url, host)).toBeUndefined();
  });

  it('is refused where it has two hosts, and is this machine where it has none', () => {
    expect(read('/', 'a', 'a')).toBeUndefined();
    expect([read('/x')?.url, read('/x', '')?.url]).toEqual(['http://127.0.0.1/x', 'http://127.0.0.1/x']);
  });

  it('names of a query that differ in case are one, as first written, with all values', () => {
    const query = read('/?a=1&B=x&A=2&b=%20y+z&c&=n')?.query ?? new Map();
    expect([...query]).toEqual([
      ['a', ['1', '2']],
      ['B', ['x', ' y z']],
      ['c', ['']],
      ['', ['n']],
    ]);
  });
});
