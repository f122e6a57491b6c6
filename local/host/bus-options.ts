import type { Configuration } from './configuration.ts';

/** How Service Bus triggers run. */
export interface BusOptions {
  maxConcurrentCalls: number;
  autoCompleteMessages: boolean;
  maxAutoLockRenewalMs: number;
}

const MINUTE = 60_000;

/** What this host doesn't act on; Azure refuses it all the same where it is wrong. */
function checkOthers(config: Configuration, under: (name: string) => string): void {
  config.whole(under('prefetchCount'), 0);
  config.whole(under('maxConcurrentSessions'), 1);
  config.whole(under('clientRetryOptions:maxRetries'), 0);
  config.span(under('clientRetryOptions:delay'), 1);
  config.span(under('clientRetryOptions:maxDelay'), 0);
  config.span(under('clientRetryOptions:tryTimeout'), 0);
}

/**
 * Reads the options of the Service Bus extension, which still takes the names of its first versions; the new ones win.
 * Fails with StartError for what Azure refuses.
 */
export function readBusOptions(config: Configuration): BusOptions {
  const under = (name: string) => `extensions:serviceBus:${name}`;
  const first = <T>(read: (path: string) => T | undefined, ...names: string[]): T | undefined =>
    names.map((name) => read(under(name))).find((value) => value !== undefined);
  checkOthers(config, under);
  return {
    maxConcurrentCalls:
      first((path) => config.whole(path, 1), 'maxConcurrentCalls', 'messageHandlerOptions:maxConcurrentCalls') ?? 16,
    autoCompleteMessages:
      first(
        config.flag,
        'autoCompleteMessages',
        'messageHandlerOptions:autoComplete',
        'sessionHandlerOptions:autoComplete',
        'batchOptions:autoComplete',
      ) ?? true,
    maxAutoLockRenewalMs:
      first(
        (path) => config.span(path, 0),
        'maxAutoLockRenewalDuration',
        'messageHandlerOptions:maxAutoRenewDuration',
        'sessionHandlerOptions:maxAutoRenewDuration',
      ) ?? 5 * MINUTE,
  };
}
