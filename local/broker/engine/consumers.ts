import type { Lock, Message } from './message.ts';

/** A receiver as the queue sees it. */
export interface Consumer {
  readonly mode: 'peekLock' | 'receiveAndDelete';
  /** How many messages it takes now. */
  credit(): number;
  /** Hands over a message; the lock is there in peekLock mode only. */
  deliver(message: Message, lock?: Lock): void;
}

/** The receivers of a queue, served in turn so that none starves. */
export class Consumers {
  readonly #all: Consumer[] = [];
  #turn = 0;

  add(consumer: Consumer): void {
    this.#all.push(consumer);
  }

  remove(consumer: Consumer): void {
    const at = this.#all.indexOf(consumer);
    if (at === -1) return;
    this.#all.splice(at, 1);
    if (at < this.#turn) this.#turn--;
  }

  /** The next one in turn that has credit. */
  next(): Consumer | undefined {
    for (let i = 0; i < this.#all.length; i++) {
      const at = (this.#turn + i) % this.#all.length;
      const consumer = this.#all[at] as Consumer;
      if (consumer.credit() > 0) {
        this.#turn = at + 1;
        return consumer;
      }
    }
    return undefined;
  }
}
