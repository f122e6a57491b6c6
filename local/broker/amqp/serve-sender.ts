import type { Delivery, EventContext, Receiver } from 'rhea';
import type { Queue } from '../engine/queue.ts';
import type { Journal } from '../journal/journal.ts';
import { batchFormat, openEnvelope } from '../message/envelope.ts';
import { type Incoming, readIncoming } from '../message/incoming.ts';
import { type Refusal, refusalOf, tooLarge } from './errors.ts';
import { arrived, settleDelivery } from './rhea-internals.ts';

/** What the Standard tier allows, in bytes; a batch counts as one message. */
export const maxMessageSize = 262_144;

/** Serves a client's sender: stores what it sends and accepts it once it is on disk. */
export function serveSender(receiver: Receiver, queue: Queue, journal: Journal): void {
  receiver.on('message', (context: EventContext) => {
    const { bytes, format } = arrived(context);
    const delivery = context.delivery as Delivery;
    const read = readAll(bytes, format);
    if (Array.isArray(read)) queue.enqueue(read);
    // Refused by an outcome, not by a detach: the client's sends in flight would hang until their timeout.
    journal.whenDurable(() => settleDelivery(delivery, Array.isArray(read) ? undefined : read));
  });
}

function readAll(bytes: Buffer, format: number): Incoming[] | Refusal {
  if (bytes.length > maxMessageSize) return tooLarge(bytes.length, maxMessageSize);
  try {
    return (format === batchFormat ? openEnvelope(bytes) : [bytes]).map(readIncoming);
  } catch (error) {
    return refusalOf(error);
  }
}
