import rhea from 'rhea';
import type { Lock, Message } from '../engine/message.ts';
import type { Queue } from '../engine/queue.ts';
import type { Outcome } from '../engine/settlement.ts';
import { readIncoming } from '../message/incoming.ts';
import { writeOutgoing } from '../message/outgoing.ts';
import type { Properties } from '../message/properties.ts';
import { lockLost, messageNotFound, notAllowed, type Refusal, tooLarge } from './errors.ts';
import { uuidBytes, uuidText } from './lock-token.ts';
import { propertiesOf } from './outcome.ts';
import { maxMessageSize } from './serve-sender.ts';
import { stampOf } from './stamp.ts';

/** A request's body, as AMQP maps arrive; what is in it is checked by each operation as far as it matters. */
export type Body = Readonly<Record<string, unknown>>;
/** What an operation answers: a body, nothing found, or a refusal. */
export type Answer = { body: object } | 'nothing' | Refusal;

const timestampCode = 0x83;
const longCode = 0x81;

const all: Readonly<Record<string, (queue: Queue, body: Body) => Answer>> = {
  'renew-lock': (queue, body) => {
    const deadlines = queue.renew(tokens(body));
    return deadlines ? { body: { expirations: rhea.types.wrap_array(deadlines, timestampCode, undefined) } } : lockLost;
  },

  'peek-message': (queue, body) => {
    const messages = queue.peek(Number(body['from-sequence-number']), Number(body['message-count']));
    const withBody = body['omit-message-body'] !== true;
    return messages.length === 0
      ? 'nothing'
      : { body: { messages: messages.map((message) => ({ message: encode(message, withBody) })) } };
  },

  'schedule-message': (queue, body) => {
    if (queue.isDeadLetterQueue) return notAllowed('expected a queue to schedule in, found a dead-letter queue');
    const sent = (body.messages as { message: Buffer }[]).map(({ message }) => message);
    const size = sent.reduce((sum, message) => sum + message.length, 0);
    if (size > maxMessageSize) return tooLarge(size, maxMessageSize);
    return {
      body: { 'sequence-numbers': rhea.types.wrap_array(queue.enqueue(sent.map(readIncoming)), longCode, undefined) },
    };
  },

  'cancel-scheduled-message': (queue, body) =>
    queue.cancel(sequences(body))
      ? { body: {} }
      : messageNotFound('expected scheduled messages, found none of such numbers'),

  'receive-by-sequence-number': (queue, body) => {
    const mode = Number(body['receiver-settle-mode']) === 0 ? 'receiveAndDelete' : 'peekLock';
    const found = queue.receiveDeferred(sequences(body), mode);
    if (!found) return messageNotFound('expected deferred messages, found none of such numbers');
    return { body: { messages: found.map(({ message, lock }) => deferred(message, lock)) } };
  },

  'update-disposition': (queue, body) => {
    const outcome = outcomeOf(body);
    if (!outcome)
      return notAllowed(`expected completed, abandoned, defered or suspended, found "${body['disposition-status']}"`);
    if (outcome.kind === 'deadLetter' && queue.isDeadLetterQueue) {
      return notAllowed('A message in a dead-letter queue cannot be dead-lettered again.');
    }
    return queue.settle(tokens(body), outcome) ? { body: {} } : lockLost;
  },
};

/** The operations of a queue's `$management` node, by their names behind `com.microsoft:`. */
export const operations: ReadonlyMap<string, (queue: Queue, body: Body) => Answer> = new Map(Object.entries(all));

const tokens = (body: Body): string[] => (body['lock-tokens'] as Buffer[]).map(uuidText);
const sequences = (body: Body): number[] => (body['sequence-numbers'] as unknown[]).map(Number);
const encode = (message: Message, withBody = true, lock?: Lock): Buffer =>
  writeOutgoing(message.payload, stampOf(message, lock), withBody);

function deferred(message: Message, lock?: Lock): object {
  const encoded = { message: encode(message, true, lock) };
  return lock ? { ...encoded, 'lock-token': rhea.types.wrap_uuid(uuidBytes(lock.token)) } : encoded;
}

/** The protocol spells "defered" and calls dead-lettering "suspended". */
function outcomeOf(body: Body): Outcome | undefined {
  const properties = propertiesOf((body['properties-to-modify'] as Body | undefined) ?? {});
  switch (body['disposition-status']) {
    case 'completed':
      return { kind: 'complete' };
    case 'abandoned':
      return { kind: 'abandon', properties };
    case 'defered':
      return { kind: 'defer', properties };
    case 'suspended':
      return { kind: 'deadLetter', properties: new Map([...properties, ...reasons(body)]) };
    default:
      return undefined;
  }
}

function reasons(body: Body): Properties {
  return propertiesOf({
    DeadLetterReason: body['deadletter-reason'],
    DeadLetterErrorDescription: body['deadletter-description'],
  });
}
