import type { Consumer } from './consumers.ts';
import type { Locks } from './locks.ts';
import type { Lock, Message } from './message.ts';
import type { Outcome, Settlement } from './settlement.ts';
import type { Shelf } from './shelf.ts';

/** A message in a receiver's hands; without a lock it is the receiver's for good. */
export interface Lent {
  message: Message;
  lock?: Lock;
}

/** Gives messages into receivers' hands and takes their decisions about them. */
export class Lending {
  readonly #shelf: Shelf;
  readonly #locks: Locks;
  readonly #settlement: Settlement;
  readonly #now: () => number;

  constructor(shelf: Shelf, locks: Locks, settlement: Settlement, now: () => number) {
    this.#shelf = shelf;
    this.#locks = locks;
    this.#settlement = settlement;
    this.#now = now;
  }

  /** Locks a message for its receiver, or removes it if that is how it receives. */
  lend(message: Message, mode: Consumer['mode']): Lent {
    if (mode === 'peekLock') return { message, lock: this.#locks.grant(message, this.#now()) };
    this.#shelf.remove(message);
    return { message };
  }

  /** Settles locked messages alike; false, and nothing is changed, if one of the locks is lost. */
  settle(tokens: readonly string[], outcome: Outcome): boolean {
    const locks = this.#locks.find([...new Set(tokens)], this.#now());
    for (const lock of locks ?? []) {
      this.#locks.release(lock);
      this.#settlement.apply(lock.message, outcome);
    }
    return locks !== undefined;
  }

  /** A new deadline for each lock, in milliseconds since 1970; undefined if one of them is lost. */
  renew(tokens: readonly string[]): number[] | undefined {
    const locks = this.#locks.find(tokens, this.#now());
    for (const lock of locks ?? []) this.#locks.renew(lock, this.#now());
    return locks?.map((lock) => lock.until);
  }
}
