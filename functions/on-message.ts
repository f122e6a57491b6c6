import type { ServiceBusQueueHandler } from '@azure/functions';
import { type Message, messageSchema } from '../shared/adapters/bus/message.ts';
import { isAppError } from '../shared/errors.ts';
import { describeFailure } from '../shared/failure.ts';

/**
 * Reads a message and acts on it. Success completes it, a throw abandons it; after five deliveries the broker moves it
 * to the dead-letter queue. While storage is away a message is let go: its outbox row stands, and the relay sends it
 * again; to burn the deliveries in a few seconds would only fill the dead-letter queue.
 */
export const onMessage =
  (act: (message: Message) => Promise<void>): ServiceBusQueueHandler =>
  async (body, context) => {
    const parsed = messageSchema.safeParse(body);
    if (!parsed.success) {
      const where = parsed.error.issues.map(({ path }) => `/${path.join('/')}`).join(', ');
      throw new Error(`Expected a message of schema version 1, found faults at ${where}`);
    }
    try {
      await act(parsed.data);
    } catch (error) {
      if (!isAppError(error, 'STORAGE_UNAVAILABLE') && !isAppError(error, 'CONCURRENT_CHANGE'))
        // The platform logs what a function throws.
        throw new Error(`${parsed.data.outboxId}: ${describeFailure(error)}`);
      context.warn(`${parsed.data.outboxId}: ${error.code}, left to the relay`);
    }
  };
