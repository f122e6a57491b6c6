import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { keepAwake } from '../keep-awake.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const A_MINUTE = 60_000;

/** Listens with these states and tells how often it listened, and what of it was stopped. */
async function listened(
  wasBusy: boolean,
  messageWaits: () => Promise<boolean>,
): Promise<{ times: number; stopped: number }> {
  let [times, stopped] = [0, 0];
  const stop = keepAwake({
    listen: () => {
      times += 1;
      const stop = async () => {
        stopped += 1;
      };
      return { wasBusy: () => wasBusy, stop };
    },
    messageWaits,
    onSleep: () => undefined,
  });
  await jest.advanceTimersByTimeAsync(A_MINUTE);
  await stop();
  await jest.advanceTimersByTimeAsync(A_MINUTE);
  return { times, stopped };
}

it('listens anew while messages wait and none arrives, and leaves nothing listening', async () => {
  const { times, stopped } = await listened(false, async () => true);
  expect(times).toBeGreaterThan(5);
  expect(stopped).toBe(times);
});

it('leaves a subscription alone that is busy, or whose queue is empty, or whose broker is away', async () => {
  expect(await listened(true, async () => true)).toEqual({ times: 1, stopped: 1 });
  expect(await listened(false, async () => false)).toEqual({ times: 1, stopped: 1 });
  expect(await listened(false, () => Promise.reject(new Error('away')))).toEqual({ times: 1, stopped: 1 });
});
