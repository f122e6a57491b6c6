import type { ServiceBusQueueHandler } from '@azure/functions';
import type { Message } from '../shared/contract/message.ts';
import { isAppError } from '../shared/errors.ts';
import { describeFailure } from '../shared/failure.ts';

/**
 * Reads a message and acts on it. Success completes it, a throw abandons it; after five deliveries the broker moves it
 * to the dead-letter queue. While storage is away a message is let go: its outbox row stands, and the relay sends it
 * again; to burn the deliveries in a few seconds would only fill the dead-letter queue.
 */
export const onMessage =
  <M extends Message>(read: (body: unknown) => M, act: (message: M) => Promise<void>): ServiceBusQueueHandler =>
  async (body, context) => {
    const message = read(body);
    try {
      await act(message);
    } catch (error) {
      if (!isAppError(error, 'STORAGE_UNAVAILABLE') && !isAppError(error, 'CONCURRENT_CHANGE'))
        // The platform logs what a function throws.
        throw new Error(`${message.outboxId}: ${describeFailure(error)}`);
      context.warn(`${message.outboxId}: ${error.code}, left to the relay`);
    }
  };
