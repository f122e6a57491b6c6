import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';

const MIN_WAIT_MS = 1_000;

const keepRenewing = async (
  receiver: ServiceBusReceiver,
  message: ServiceBusReceivedMessage,
  maxMs: number,
  signal: AbortSignal,
): Promise<void> => {
  const end = performance.now() + maxMs;
  while (message.lockedUntilUtc !== undefined) {
    const wait = Math.max((message.lockedUntilUtc.getTime() - Date.now()) / 2, MIN_WAIT_MS);
    if (performance.now() + wait > end) return;
    await delay(wait, undefined, { signal });
    message.lockedUntilUtc = await receiver.renewMessageLock(message);
  }
};

/**
 * Keeps a message locked while `work` runs, for `maxMs` in all and not a moment longer than the work, as the Functions
 * host does; the SDK's own renewal would go on until the message is settled.
 */
export const withLockRenewal = async <T>(
  receiver: ServiceBusReceiver,
  message: ServiceBusReceivedMessage,
  maxMs: number,
  work: () => Promise<T>,
): Promise<T> => {
  const done = new AbortController();
  // A lock that can't be renewed is lost: the settlement will tell.
  keepRenewing(receiver, message, maxMs, done.signal).catch(() => undefined);
  return work().finally(() => done.abort());
};
