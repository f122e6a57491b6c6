import { expect, it } from '@jest/globals';
import { retryDelay, withRetries } from '../retry.ts';

const { signal } = new AbortController();

it('a fixed delay stays, an exponential one doubles up to its maximum', () => {
  const exponential = {
    strategy: 'exponentialBackoff',
    maxRetryCount: 5,
    minimumInterval: { seconds: 1 },
    maximumInterval: { seconds: 5 },
  } as const;
  expect([1, 2, 3, 4].map((count) => retryDelay(exponential, count))).toEqual([1000, 2000, 4000, 5000]);
  const fixed = { strategy: 'fixedDelay', maxRetryCount: 5, delayInterval: { seconds: 2 } } as const;
  expect([1, 2].map((count) => retryDelay(fixed, count))).toEqual([2000, 2000]);
});

it('without a policy there is one attempt', async () => {
  let attempts = 0;
  const failing = async () => {
    attempts++;
    throw new Error('no');
  };
  await expect(withRetries(undefined, failing, signal)).rejects.toThrow('no');
  expect(attempts).toBe(1);
});

it('the first success ends the attempts', async () => {
  const seen: unknown[] = [];
  const options = { strategy: 'fixedDelay', maxRetryCount: -1, delayInterval: { seconds: 0 } } as const;
  await withRetries(
    options,
    async (retry) => {
      seen.push(retry?.retryCount);
      if (seen.length < 3) throw new Error('no');
    },
    signal,
  );
  expect(seen).toEqual([undefined, 1, 2]);
});
