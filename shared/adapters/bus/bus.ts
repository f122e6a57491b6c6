import type { Message } from '../../contract/message.ts';

/** A message to be sent, and the id under which the broker drops a repeat for ten minutes. */
export interface Sending {
  messageId: string;
  body: Message;
}

/** The queues as we use them. Both fail when the bus can't be reached in bounded time. */
export interface Bus {
  /** Sends all or fails. */
  send(queue: string, messages: Sending[]): Promise<void>;
  /** Fails when the bus doesn't answer. */
  check(): Promise<void>;
}
