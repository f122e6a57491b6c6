import { setTimeout as delay } from 'node:timers/promises';
import type { InvocationRequest, RetryOptions } from './rpc.ts';

type RetryContext = NonNullable<InvocationRequest['retryContext']>;

const FOREVER = -1;

/** Milliseconds before retry number `count` (from 1). */
export const retryDelay = (
  { strategy, delayInterval, minimumInterval, maximumInterval }: RetryOptions,
  count: number,
): number => {
  if (strategy === 'fixedDelay') return (delayInterval?.seconds ?? 0) * 1000;
  const [min, max] = [minimumInterval?.seconds ?? 0, maximumInterval?.seconds ?? Number.POSITIVE_INFINITY];
  return Math.min(min * 2 ** (count - 1), max) * 1000;
};

/** Runs an attempt again while it fails and the function's retry options allow; rejects with the last failure. */
export const withRetries = async (
  options: RetryOptions | undefined,
  attempt: (retry: RetryContext | undefined) => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> => {
  let retry: RetryContext | undefined;
  for (let count = 1; ; count++) {
    try {
      await attempt(retry);
      return;
    } catch (error) {
      const allowed = options !== undefined && (options.maxRetryCount === FOREVER || count <= options.maxRetryCount);
      if (!allowed || signal.aborted) throw error;
      await delay(retryDelay(options, count), undefined, { signal });
      const exception =
        error instanceof Error ? { message: error.message, stackTrace: error.stack ?? '' } : { message: String(error) };
      retry = { retryCount: count, maxRetryCount: options.maxRetryCount, exception };
    }
  }
};
