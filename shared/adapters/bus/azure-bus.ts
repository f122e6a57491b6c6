import type { ServiceBusClient, ServiceBusMessage, ServiceBusReceiver, ServiceBusSender } from '@azure/service-bus';
import { NOTIFICATIONS } from '../../core/ticket/retries.ts';
import { inTime } from '../in-time.ts';
import type { Bus, Sending } from './bus.ts';
import { isOfQueue } from './queue-faults.ts';

/** A send at once is a courtesy, the relay sends again: better give up soon than keep the caller waiting. */
const TIMEOUT_MS = 4_000;
const MAX_BATCH = 100;

/** One connection and what was opened on it. */
interface Line {
  client: ServiceBusClient;
  senders: Map<string, ServiceBusSender>;
  receiver: ServiceBusReceiver;
  /** How often it has answered. */
  answers: number;
}

/**
 * Service Bus through the SDK, on one connection for the life of the process. After a fault of the connection the next
 * call starts on a new one: an attempt to open a link on a connection that went silent blocks all later ones for a
 * minute. A fault of one queue leaves the connection to the others.
 */
export function azureBus(connect: () => Promise<ServiceBusClient>): Omit<Bus, 'offer'> {
  let current: Promise<Line> | undefined;

  const open = async (): Promise<Line> => {
    const client = await connect();
    return { client, senders: new Map(), receiver: client.createReceiver(NOTIFICATIONS), answers: 0 };
  };

  const onLine = async (queue: string, act: (line: Line, abortSignal: AbortSignal) => Promise<unknown>) => {
    current ??= open();
    const used = current;
    let answersBefore: number | undefined;
    try {
      const line = await used;
      answersBefore = line.answers;
      await inTime(TIMEOUT_MS, (abortSignal) => act(line, abortSignal));
      line.answers += 1;
    } catch (error) {
      const line = await used.catch(() => undefined);
      // What has answered others meanwhile isn't silent.
      const lives = line !== undefined && (isOfQueue(error) || line.answers !== answersBefore);
      if (lives) closeSender(line, queue);
      else if (current === used) {
        current = undefined;
        line?.client.close().catch(() => undefined);
      }
      throw error;
    }
  };

  return {
    send: async (queue, messages) => {
      for (let from = 0; from < messages.length; from += MAX_BATCH) {
        const batch = messages.slice(from, from + MAX_BATCH).map(toServiceBus);
        await onLine(queue, (line, abortSignal) => senderOf(line, queue).sendMessages(batch, { abortSignal }));
      }
    },
    check: () => onLine(NOTIFICATIONS, ({ receiver }, abortSignal) => receiver.peekMessages(1, { abortSignal })),
  };
}

function senderOf({ client, senders }: Line, queue: string): ServiceBusSender {
  const sender = senders.get(queue) ?? client.createSender(queue);
  senders.set(queue, sender);
  return sender;
}

function closeSender({ senders }: Line, queue: string): void {
  const sender = senders.get(queue);
  senders.delete(queue);
  sender?.close().catch(() => undefined);
}

const toServiceBus = ({ messageId, body }: Sending): ServiceBusMessage => ({
  messageId,
  contentType: 'application/json',
  body,
  applicationProperties: { traceparent: body.traceparent },
});
