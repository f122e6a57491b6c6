/** A message in a queue. Times are milliseconds since 1970. */
export interface Message {
  /** Its place in the queue; a scheduled message gets a new one when it becomes active. */
  sequence: number;
  /** The encoded AMQP message. */
  payload: Buffer;
  /** With the type of it, so that ids of different types never meet. */
  messageId: string;
  /** When it became available, or will: the scheduled time of a message that waits for it. */
  enqueuedAt: number;
  /** Milliseconds; undefined when it never expires. */
  timeToLive?: number;
  /** How often it was given back or its lock ran out. */
  deliveryCount: number;
  /** `scheduled` waits for its time, `deferred` for a receiver that asks for its number. */
  state: 'ready' | 'scheduled' | 'deferred';
  /** It was scheduled once, which receivers see even when it is ready. */
  wasScheduled?: true;
  /** The queue that it was a dead letter of, if it was forwarded from there. */
  deadLetterSource?: string;
  /** The number that it had before it was forwarded at all. */
  firstSequence?: number;
  /** How often it was forwarded. */
  hops?: number;
}

/** A receiver's temporary hold on a message. */
export interface Lock {
  /** A uuid in text form. */
  token: string;
  message: Message;
  /** Milliseconds since 1970. */
  until: number;
}

export const expiresAt = (message: Message): number =>
  message.timeToLive === undefined ? Number.POSITIVE_INFINITY : message.enqueuedAt + message.timeToLive;
