import type { ServiceBusClient, ServiceBusMessage, ServiceBusReceiver, ServiceBusSender } from '@azure/service-bus';
import type { Message } from '../contract/message.ts';
import { NOTIFICATIONS } from '../ticket/messages.ts';
import type { Bus } from './bus.ts';

/** A send at once is a courtesy, the relay sends again: better give up soon than keep the caller waiting. */
const TIMEOUT_MS = 4_000;
const MAX_BATCH = 100;

/** Service Bus through the SDK: one client and one sender a queue for the life of the process. */
export function azureBus(connect: () => Promise<ServiceBusClient>): Bus {
  let client: Promise<ServiceBusClient> | undefined;
  const senders = new Map<string, ServiceBusSender>();
  let receiver: ServiceBusReceiver | undefined;
  const open = () => (client ??= connect());

  const senderOf = async (queue: string): Promise<ServiceBusSender> => {
    const known = senders.get(queue) ?? (await open()).createSender(queue);
    senders.set(queue, known);
    return known;
  };

  return {
    async send(queue, messages) {
      const sender = await senderOf(queue);
      const abortSignal = AbortSignal.timeout(TIMEOUT_MS);
      for (let from = 0; from < messages.length; from += MAX_BATCH) {
        await sender.sendMessages(messages.slice(from, from + MAX_BATCH).map(toServiceBus), { abortSignal });
      }
    },
    async check() {
      receiver ??= (await open()).createReceiver(NOTIFICATIONS);
      await receiver.peekMessages(1, { abortSignal: AbortSignal.timeout(TIMEOUT_MS) });
    },
  };
}

/** The attempt is part of the id: duplicate detection must not swallow what is sent again on purpose. */
const toServiceBus = (message: Message): ServiceBusMessage => ({
  messageId: `${message.outboxId}.${message.attempt}`,
  contentType: 'application/json',
  body: message,
  applicationProperties: { traceparent: message.traceparent },
});
