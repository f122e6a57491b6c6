import { describe, expect, it } from '@jest/globals';
import { inTime } from '../../shared/adapters/in-time.ts';
import { isCollected } from '../support/garbage.ts';

const LONG = 60_000;
const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

describe('an act that must be done in time', () => {
  it('answers what it answers, or fails as it fails, and leaves no timer behind', async () => {
    const before = timers();
    await expect(inTime(LONG, async () => 'done')).resolves.toBe('done');
    await expect(inTime(LONG, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(timers()).toBe(before);
  });

  it('keeps nothing of its answer once it has ended', async () => {
    const weak = async () => new WeakRef(await inTime(LONG, async (signal) => ({ signal })));
    expect(await isCollected(await weak())).toBe(true);
  });

  it('fails when the time is over, and is told to end', async () => {
    let told: AbortSignal | undefined;
    const never = inTime(1, (signal) => {
      told = signal;
      return new Promise(() => undefined);
    });
    await expect(never).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(told?.aborted).toBe(true);
  });
});
