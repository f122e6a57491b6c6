import type { ServiceBusClient, ServiceBusMessage, ServiceBusReceiver, ServiceBusSender } from '@azure/service-bus';
import { NOTIFICATIONS } from '../../core/ticket/retries.ts';
import type { Bus, Sending } from './bus.ts';

/** A send at once is a courtesy, the relay sends again: better give up soon than keep the caller waiting. */
const TIMEOUT_MS = 4_000;
const MAX_BATCH = 100;

/** One connection and what was opened on it. */
interface Line {
  client: ServiceBusClient;
  senders: Map<string, ServiceBusSender>;
  receiver: ServiceBusReceiver;
}

/**
 * Service Bus through the SDK, on one connection for the life of the process. After a failure the next call starts on
 * a new one: an attempt to open a link on a connection that went silent blocks all later ones for a minute.
 */
export function azureBus(connect: () => Promise<ServiceBusClient>): Bus {
  let current: Promise<Line> | undefined;

  const open = async (): Promise<Line> => {
    const client = await connect();
    return { client, senders: new Map(), receiver: client.createReceiver(NOTIFICATIONS) };
  };

  const onLine = async (act: (line: Line, abortSignal: AbortSignal) => Promise<unknown>): Promise<void> => {
    current ??= open();
    const used = current;
    try {
      await act(await used, AbortSignal.timeout(TIMEOUT_MS));
    } catch (error) {
      if (current === used) {
        current = undefined;
        used.then(({ client }) => client.close()).catch(() => undefined);
      }
      throw error;
    }
  };

  return {
    send: (queue, messages) =>
      onLine(async ({ client, senders }, abortSignal) => {
        const sender = senders.get(queue) ?? client.createSender(queue);
        senders.set(queue, sender);
        for (let from = 0; from < messages.length; from += MAX_BATCH) {
          await sender.sendMessages(messages.slice(from, from + MAX_BATCH).map(toServiceBus), { abortSignal });
        }
      }),
    check: () => onLine(({ receiver }, abortSignal) => receiver.peekMessages(1, { abortSignal })),
  };
}

const toServiceBus = ({ messageId, body }: Sending): ServiceBusMessage => ({
  messageId,
  contentType: 'application/json',
  body,
  applicationProperties: { traceparent: body.traceparent },
});
