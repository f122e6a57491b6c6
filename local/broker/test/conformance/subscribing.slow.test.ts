import { setTimeout as wait } from 'node:timers/promises';
import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { describe, expect, it } from '@jest/globals';
import { useBus } from './bus.ts';

describe('a subscription to an unknown queue', () => {
  const bus = useBus('unknown');

  it('is silent once it is closed', async () => {
    let told = 0;
    const subscription = bus
      .connect()
      .createReceiver('no-such-queue')
      .subscribe({
        processMessage: async () => {},
        processError: async () => void told++,
      });
    await eventually(() => told > 1);
    await subscription.close();
    // An attempt that was under way may still be told.
    await wait(1_000);
    const before = told;
    await wait(3_000);
    expect(told).toBe(before);
  });
});
