import { randomUUID } from 'node:crypto';
import type { Lock, Message } from './message.ts';

/** The locks of one queue. They all last equally long, so the order of granting is the order of running out. */
export class Locks {
  readonly #duration: number;
  readonly #granted: (lock: Lock) => void;
  readonly #byToken = new Map<string, Lock>();
  readonly #held = new Set<Message>();

  /** `duration`: milliseconds. `granted` is called with each new lock, so that somebody looks when it runs out. */
  constructor(duration: number, granted: (lock: Lock) => void) {
    this.#duration = duration;
    this.#granted = granted;
  }

  grant(message: Message, now: number): Lock {
    const lock = { token: randomUUID(), message, until: now + this.#duration };
    this.#byToken.set(lock.token, lock);
    this.#held.add(message);
    this.#granted(lock);
    return lock;
  }

  holds(message: Message): boolean {
    return this.#held.has(message);
  }

  /** The locks of these tokens; undefined if one of them is lost. */
  find(tokens: readonly string[], now: number): Lock[] | undefined {
    const locks = tokens.map((token) => this.#byToken.get(token));
    return locks.every((lock) => lock !== undefined && lock.until > now) ? (locks as Lock[]) : undefined;
  }

  renew(lock: Lock, now: number): void {
    lock.until = now + this.#duration;
    this.#byToken.delete(lock.token);
    this.#byToken.set(lock.token, lock);
  }

  release(lock: Lock): void {
    this.#byToken.delete(lock.token);
    this.#held.delete(lock.message);
  }

  /** The lock that runs out first. */
  first(): Lock | undefined {
    return this.#byToken.values().next().value;
  }

  /** Moves every deadline along with a clock that jumped, so that no lock is lost by it. */
  shift(jump: number): void {
    for (const lock of this.#byToken.values()) lock.until += jump;
  }
}
