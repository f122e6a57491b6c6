import { expect, it } from '@jest/globals';
import { Bounded, remember } from '../shared/remember.ts';

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
