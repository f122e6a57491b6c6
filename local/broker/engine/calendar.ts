import { Alarm } from './alarm.ts';
import type { Locks } from './locks.ts';
import type { Message } from './message.ts';
import type { Settlement } from './settlement.ts';
import type { Shelf } from './shelf.ts';

const never = Number.POSITIVE_INFINITY;

/** Expired messages that nobody receives are looked for at most this often, in milliseconds. */
const sweepGap = 100;

/** What a calendar looks after. `expiry`: when a message of this queue expires, in milliseconds since 1970. */
export interface Stock {
  shelf: Shelf;
  locks: Locks;
  settlement: Settlement;
  expiry(message: Message): number;
}

/** Does what falls due in a queue by itself: lost locks, scheduled messages, expired ones. */
export class Calendar {
  readonly #stock: Stock;
  readonly #alarm: Alarm;
  #nextSweep = never;

  /** `ring` is called when something has fallen due. */
  constructor(stock: Stock, now: () => number, ring: () => void) {
    this.#stock = stock;
    this.#alarm = new Alarm(now, ring);
  }

  /** Rings at this time at the latest. */
  by(at: number): void {
    this.#alarm.by(at);
  }

  /** Rings when the message falls due. */
  watch(message: Message): void {
    if (message.state === 'scheduled') this.by(message.enqueuedAt);
    if (message.state === 'ready') this.#sweepBy(this.#stock.expiry(message));
  }

  #sweepBy(at: number): void {
    this.#nextSweep = Math.min(this.#nextSweep, at);
    this.by(this.#nextSweep);
  }

  /** Does all that has fallen due. */
  run(now: number): void {
    const { locks, settlement, shelf } = this.#stock;
    for (let lock = locks.first(); lock && lock.until <= now; lock = locks.first()) {
      locks.release(lock);
      settlement.giveBack(lock.message);
    }
    for (let next = shelf.firstScheduled(); next && next.enqueuedAt <= now; next = shelf.firstScheduled()) {
      shelf.put({ ...next, sequence: shelf.number(), state: 'ready', wasScheduled: true });
      shelf.remove(next);
    }
    if (this.#nextSweep <= now) this.#sweep(now);
  }

  /** Removes what expired while nobody received. Deferred messages are looked at when they are asked for. */
  #sweep(now: number): void {
    const { expiry, locks, settlement, shelf } = this.#stock;
    this.#nextSweep = never;
    for (const message of shelf.all()) {
      if (message.state !== 'ready' || locks.holds(message)) continue;
      if (expiry(message) <= now) settlement.expire(message);
      else this.#sweepBy(Math.max(expiry(message), now + sweepGap));
    }
  }

  /** Rings when the next thing falls due. */
  windUp(): void {
    const { locks, shelf } = this.#stock;
    this.by(Math.min(this.#nextSweep, locks.first()?.until ?? never, shelf.firstScheduled()?.enqueuedAt ?? never));
  }

  stop(): void {
    this.#alarm.stop();
  }
}
