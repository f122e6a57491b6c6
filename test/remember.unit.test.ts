import { describe, expect, it } from '@jest/globals';
import { Bounded, once, remember } from '../shared/remember.ts';

it('a value is made once, and anew when newer ones have pushed it out of a bounded store', () => {
  const store = new Bounded<string, string>(2);
  const made: string[] = [];
  const ask = (key: string) =>
    remember(store, key, () => {
      made.push(key);
      return key.toUpperCase();
    });
  expect(['a', 'a', 'b', 'a', 'c', 'b', 'a'].map(ask)).toEqual(['A', 'A', 'B', 'A', 'C', 'B', 'A']);
  expect(made).toEqual(['a', 'b', 'c', 'a']);
  expect(store.size).toBe(2);
});

describe('what is made once', () => {
  it('is made by the first call, for every call', async () => {
    let made = 0;
    const connect = once(async () => ++made);
    expect([await connect(), await connect(), made]).toEqual([1, 1, 1]);
  });

  it('is tried anew after it has failed', async () => {
    let tries = 0;
    const connect = once(async () => {
      tries += 1;
      if (tries === 1) throw new Error('away');
      return 'connected';
    });
    await expect(connect()).rejects.toThrow('away');
    await expect(connect()).resolves.toBe('connected');
  });
});
