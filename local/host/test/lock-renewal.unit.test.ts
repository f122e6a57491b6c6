import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { withLockRenewal } from '../lock-renewal.ts';

const SECOND = 1000;
const LOCK_MS = 10 * SECOND;
beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** Works for `workMs` on a locked message and goes on watching; after how many ms its lock was renewed. */
const renewals = async (workMs: number, maxMs: number, renew?: () => Promise<Date>): Promise<number[]> => {
  const begun = Date.now();
  const seen: number[] = [];
  const lockedUntil = () => new Date(Date.now() + LOCK_MS);
  const receiver = {
    renewMessageLock: async () => {
      seen.push(Date.now() - begun);
      return renew === undefined ? lockedUntil() : renew();
    },
  } as unknown as ServiceBusReceiver;
  const message = { lockedUntilUtc: lockedUntil() } as ServiceBusReceivedMessage;
  const work = withLockRenewal(receiver, message, maxMs, () => new Promise((resolve) => setTimeout(resolve, workMs)));
  await jest.advanceTimersByTimeAsync(10 * LOCK_MS);
  await work;
  return seen;
};

it('a lock is renewed at half its time, as long as the work runs', async () => {
  expect(await renewals(22 * SECOND, 300 * SECOND)).toEqual([5, 10, 15, 20].map((s) => s * SECOND));
});

it('it is renewed no longer than allowed', async () => {
  expect(await renewals(60 * SECOND, 12 * SECOND)).toEqual([5, 10].map((s) => s * SECOND));
  expect(await renewals(60 * SECOND, 0)).toEqual([]);
});

it('one that is lost is left alone', async () => {
  expect(await renewals(60 * SECOND, 300 * SECOND, () => Promise.reject(new Error('lost')))).toEqual([5 * SECOND]);
});
