import { appendFileSync } from 'node:fs';
import { ServiceBusClient, type ServiceBusReceivedMessage } from '@azure/service-bus';
import { inTurn } from '@csp-ticket-router/kit/in-turn.ts';

export const queue = 'soak';

/** What a soak message asks of its receiver: to be completed, dead-lettered, or abandoned until it is a dead letter. */
export type Fate = 'complete' | 'deadLetter' | 'fail';

/** Keeps clients going while the broker is killed and started again. */
export const patient = { retryOptions: { timeoutInMs: 1500, maxRetries: 0, retryDelayInMs: 100 } };

/** Receives until the process is killed; notes each id in a file before it settles, so that a kill loses no note. */
export function receive(connectionString: string, notes: string): void {
  const receiver = new ServiceBusClient(connectionString, patient).createReceiver(queue);
  const settle: Record<Fate, (message: ServiceBusReceivedMessage) => Promise<void>> = {
    complete: (message) => receiver.completeMessage(message),
    deadLetter: (message) => receiver.deadLetterMessage(message),
    fail: (message) => receiver.abandonMessage(message),
  };
  receiver.subscribe(
    {
      processMessage: async (message) => {
        appendFileSync(notes, `${message.messageId}\n`);
        await inTurn(() => settle[message.body as Fate](message));
      },
      // Errors are what a soak is made of; what matters is counted at its end.
      processError: async () => {},
    },
    { maxConcurrentCalls: 16, autoCompleteMessages: false },
  );
}
