import type { Message } from '../engine/message.ts';

/** One change to a queue, as the journal keeps it. `queue` is the queue's address in lower case. */
export type JournalRecord =
  /** A message came, or came back changed: the whole of it. */
  | ({ kind: 'put'; queue: string } & Message)
  /** A message was given back or deferred; its content is as before. */
  | { kind: 'count'; queue: string; sequence: number; deliveryCount: number; state: Message['state'] }
  /** A message left the queue. */
  | { kind: 'remove'; queue: string; sequence: number }
  /** A message id that duplicate detection remembers although its message is gone. */
  | { kind: 'seen'; queue: string; messageId: string; at: number }
  /** No sequence number below this one is given out again. */
  | { kind: 'next'; queue: string; sequence: number };

/** Where a queue writes its changes down. They are durable once the next commit is. */
export type Append = (record: JournalRecord) => void;
