import type { Message } from './message.ts';

/** The queues as we use them. Both fail when the bus can't be reached in bounded time. */
export interface Bus {
  /** Sends all or fails; a repeat under the same attempt is dropped by the broker for ten minutes. */
  send(queue: string, messages: Message[]): Promise<void>;
  /** Fails when the bus doesn't answer. */
  check(): Promise<void>;
}
