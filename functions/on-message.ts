import type { ServiceBusQueueHandler } from '@azure/functions';
import type { Message } from '../shared/contract/message.ts';
import { AppError } from '../shared/errors.ts';
import { describeFailure } from '../shared/failure.ts';

/**
 * Reads a message and acts on it. Success completes it, a throw abandons it; after five deliveries the broker moves it
 * to the dead-letter queue. Where storage is away or a ticket can't take the outcome now, a message is let go: its outbox
 * row stands, and the relay sends it again; to burn the deliveries in a few seconds would only fill the dead-letter queue.
 */
export const onMessage =
  <M extends Message>(read: (body: unknown) => M, act: (message: M) => Promise<void>): ServiceBusQueueHandler =>
  async (body, context) => {
    const message = read(body);
    try {
      await act(message);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'NOT_FOUND')
        // The platform logs what a function throws.
        throw new Error(`${message.outboxId}: ${describeFailure(error)}`);
      context.warn(`${message.outboxId}: ${error.code}, left to the relay`);
    }
  };
