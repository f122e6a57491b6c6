import type { Append } from '../journal/record.ts';
import type { Message } from './message.ts';

/** What a queue was declared with. Times are milliseconds. */
export interface QueueSettings {
  name: string;
  lockDuration: number;
  /** Deliveries after which a message becomes a dead letter. */
  maxDeliveryCount: number;
  /** Infinite where messages never expire. */
  timeToLive: number;
  deadLetterOnExpiry: boolean;
  /** 0 where duplicates aren't looked for. */
  duplicateWindow: number;
}

/** What a queue needs from the broker around it. */
export interface Surroundings {
  now(): number;
  append: Append;
  /** Takes this queue's dead letters; missing in a dead-letter queue, where messages neither expire nor count. */
  deadLetters?: (message: Message) => void;
  /** A dead-letter queue that hands all it gets on to another queue. */
  isForwarded?: boolean;
}
