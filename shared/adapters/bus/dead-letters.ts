import type { ServiceBusClient, ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { type Message, readMessage } from '../../contract/message.ts';
import type { Instant } from '../../core/sla/instant.ts';
import { OUTBOX_ID, owedKind } from '../../core/ticket/retries.ts';

/** A message that the broker has put aside, since nobody got it done. */
export interface DeadLetter {
  /** The broker's word for why. */
  reason: string;
  enqueuedAt: Instant;
  /** Null where it is none of ours, or can't be read. */
  message: Message | null;
}

export interface DeadLetters {
  /** A queue's dead letters, oldest first; they stay where they are. A client tells each once: it goes on where it ended. */
  list(queue: string): Promise<DeadLetter[]>;
  /** Hands each dead letter over, and takes it away where that is the answer. */
  workOff(queue: string, act: (letter: DeadLetter) => Promise<boolean>): Promise<void>;
}

const PAGE = 100;
/** How long a queue that may be empty is listened to. */
const LISTEN_MS = 3_000;

/** The dead-letter queues of Service Bus. */
export function azureDeadLetters(client: ServiceBusClient): DeadLetters {
  const receiverOf = (queue: string): ServiceBusReceiver =>
    client.createReceiver(queue, { subQueueType: 'deadLetter' });
  return {
    list: async (queue) => {
      const receiver = receiverOf(queue);
      const letters: DeadLetter[] = [];
      let page: ServiceBusReceivedMessage[] = [];
      do {
        const fromSequenceNumber = page.at(-1)?.sequenceNumber?.add(1);
        page = await receiver.peekMessages(PAGE, fromSequenceNumber && { fromSequenceNumber });
        letters.push(...page.map(letterOf));
      } while (page.length > 0);
      await receiver.close();
      return letters;
    },

    workOff: async (queue, act) => {
      const receiver = receiverOf(queue);
      // Given back at the end: until then they don't come again.
      const kept: ServiceBusReceivedMessage[] = [];
      for (;;) {
        const page = await receiver.receiveMessages(PAGE, { maxWaitTimeInMs: LISTEN_MS });
        if (page.length === 0) break;
        for (const received of page) {
          if (await act(letterOf(received))) await receiver.completeMessage(received);
          else kept.push(received);
        }
      }
      for (const received of kept) await receiver.abandonMessage(received);
      await receiver.close();
    },
  };
}

const letterOf = ({ deadLetterReason, enqueuedTimeUtc, body }: ServiceBusReceivedMessage): DeadLetter => ({
  reason: deadLetterReason ?? 'none given',
  enqueuedAt: enqueuedTimeUtc?.getTime() ?? Number.NaN,
  message: ours(body),
});

function ours(body: unknown): Message | null {
  const { outboxId } = Object(body) as { outboxId?: unknown };
  if (typeof outboxId !== 'string' || !OUTBOX_ID.test(outboxId)) return null;
  try {
    return readMessage[owedKind(outboxId)](body);
  } catch {
    return null;
  }
}
