import type { Lock, Message } from '../engine/message.ts';
import type { Stamp } from '../message/outgoing.ts';

/** What a receiver is told about a message, beside what its sender wrote. */
export function stampOf(message: Message, lock?: Lock): Stamp {
  const { sequence, enqueuedAt, deliveryCount, timeToLive, deadLetterSource, firstSequence } = message;
  return {
    sequence,
    enqueuedAt,
    deliveryCount,
    timeToLive,
    deadLetterSource,
    firstSequence,
    state: stateOf(message),
    lockedUntil: lock?.until,
  };
}

function stateOf({ state, wasScheduled }: Message): Stamp['state'] {
  if (state === 'deferred') return 'deferred';
  return state === 'scheduled' || wasScheduled ? 'scheduled' : 'active';
}
