import type { Delivery, EventContext, Sender } from 'rhea';
import type { Consumer } from '../engine/consumers.ts';
import type { Queue } from '../engine/queue.ts';
import type { Journal } from '../journal/journal.ts';
import { writeOutgoing } from '../message/outgoing.ts';
import { lockLost, notAllowed, type Refusal, refusalOf } from './errors.ts';
import { guidOrder, uuidBytes, uuidText } from './lock-token.ts';
import { readOutcome } from './outcome.ts';
import { CreditCounter, echoSettleModes, settleDelivery } from './rhea-internals.ts';
import { stampOf } from './stamp.ts';

const presettled = 1;

/** Serves a client's receiver: hands it messages while it has credit and settles them as it decides. Answers how to end. */
export function serveReceiver(sender: Sender, queue: Queue, journal: Journal): () => void {
  echoSettleModes(sender);
  const credit = new CreditCounter(sender);
  const mode = sender.snd_settle_mode === presettled ? 'receiveAndDelete' : 'peekLock';
  let attached = false;
  const consumer: Consumer = {
    mode,
    credit: () => (attached ? credit.left() : 0),
    deliver(message, lock) {
      credit.spend();
      // A message that nobody holds still needs a tag; its sequence number is one.
      const tag = lock ? guidOrder(uuidBytes(lock.token)) : Buffer.from(String(message.sequence));
      sender.send(writeOutgoing(message.payload, stampOf(message, lock)), tag, 0);
    },
  };
  sender.on('sender_flow', () => {
    credit.update();
    queue.dispatch();
  });
  sender.on('sender_draining', () => setImmediate(() => credit.drained()));
  sender.on('sendable', () => queue.dispatch());
  for (const outcome of ['accepted', 'rejected', 'released', 'modified']) {
    sender.on(outcome, (context: EventContext) => settle(context, queue, journal));
  }
  queue.attach(consumer);
  // A client may send credit along with its attach, and rhea would write messages before the answer to that.
  setImmediate(() => {
    attached = true;
    queue.dispatch();
  });
  return () => queue.detach(consumer);
}

function settle({ delivery }: EventContext, queue: Queue, journal: Journal): void {
  if (!delivery || delivery.settled) return;
  const refusal = decide(queue, delivery);
  journal.whenDurable(() => settleDelivery(delivery, refusal));
}

function decide(queue: Queue, delivery: Delivery): Refusal | undefined {
  const token = uuidText(guidOrder(delivery.tag as Buffer));
  let outcome: ReturnType<typeof readOutcome>;
  try {
    outcome = readOutcome(delivery);
  } catch (error) {
    return refusalOf(error);
  }
  if (!outcome) return notAllowed('expected a message to be accepted, rejected, released or modified');
  if (outcome.kind === 'deadLetter' && queue.isDeadLetterQueue) {
    queue.settle([token], { kind: 'release' });
    return notAllowed('A message in a dead-letter queue cannot be dead-lettered again.');
  }
  return queue.settle([token], outcome) ? undefined : lockLost;
}
