import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';

const MIN_WAIT_MS = 1_000;

/**
 * Keeps a message locked while `work` runs, for `maxMs` in all and not a moment longer than the work, as the Functions
 * host does; the SDK's own renewal would go on until the message is settled.
 */
export async function withLockRenewal<T>(
  receiver: ServiceBusReceiver,
  message: ServiceBusReceivedMessage,
  maxMs: number,
  work: () => Promise<T>,
): Promise<T> {
  const end = performance.now() + maxMs;
  let working = true;
  let timer: NodeJS.Timeout | undefined;
  const plan = () => {
    if (message.lockedUntilUtc === undefined) return;
    const wait = Math.max((message.lockedUntilUtc.getTime() - Date.now()) / 2, MIN_WAIT_MS);
    // A lock that can't be renewed is lost: the settlement will tell.
    if (performance.now() + wait <= end) timer = setTimeout(() => renew().catch(() => undefined), wait);
  };
  const renew = async () => {
    message.lockedUntilUtc = await receiver.renewMessageLock(message);
    if (working) plan();
  };
  plan();
  return work().finally(() => {
    working = false;
    clearTimeout(timer);
  });
}
