import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { isTooSlow, readBody } from '../request-body.ts';

const SECOND = 1000;

describe('a body is too slow', () => {
  it.each([
    [0, 5 * SECOND, false],
    [0, 5 * SECOND + 1, true],
    [239 * 6, 6 * SECOND, true],
    [240 * 6, 6 * SECOND, false],
    [240 * 6, 60 * SECOND, true],
  ])('with %d bytes in %d ms: %s', (bytes, ms, expected) => {
    expect(isTooSlow(bytes, ms)).toBe(expected);
  });
});

describe('reading a body', () => {
  beforeEach(() => void jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] }));
  afterEach(() => void jest.useRealTimers());

  const post = (headers: Record<string, string>) => {
    const request = new IncomingMessage(new Socket());
    request.headers = headers;
    return request;
  };

  it('ends with the body', async () => {
    const request = post({ 'content-length': '5' });
    const body = readBody(request);
    for (const part of ['he', 'llo', null]) request.push(part);
    expect(String(await body)).toBe('hello');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is given up when the caller stalls', async () => {
    const request = post({ 'content-length': '5' });
    const body = expect(readBody(request)).rejects.toThrow('the body comes too slowly');
    request.push('he');
    await jest.advanceTimersByTimeAsync(7 * SECOND);
    await body;
    expect(jest.getTimerCount()).toBe(0);
  });

  it.each<Record<string, string>>([{}, { 'content-length': '0' }, { 'transfer-encoding': 'chunked' }])(
    'is not begun with %j',
    async (headers) => {
      const request = post(headers);
      request.push('hello');
      expect(String(await readBody(request))).toBe('');
      expect(request.readableFlowing).toBeNull();
    },
  );
});
