import type { Message } from '../../contract/message.ts';

/** A message to be sent, and the id under which the broker drops a repeat for ten minutes. */
export interface Sending {
  messageId: string;
  body: Message;
}

/** The queues as we use them. All answer or fail in bounded time, and none waits for another's queue. */
export interface Bus {
  /** Sends all or fails. */
  send(queue: string, messages: Sending[]): Promise<void>;
  /**
   * Sends at once, or soon where that fails: a courtesy, since the relay sees to what never goes. Doesn't fail, and
   * doesn't wait for a queue that is known to be away.
   */
  offer(queue: string, messages: Sending[]): Promise<void>;
  /** Fails when the bus doesn't answer. */
  check(): Promise<void>;
}
