import type { JournalRecord } from '../journal/record.ts';
import type { Incoming } from '../message/incoming.ts';
import { Calendar } from './calendar.ts';
import { type Consumer, Consumers } from './consumers.ts';
import { Intake } from './intake.ts';
import { Lending, type Lent } from './lending.ts';
import { Locks } from './locks.ts';
import { expiresAt, type Message } from './message.ts';
import type { QueueSettings, Surroundings } from './settings.ts';
import { type Outcome, Settlement } from './settlement.ts';
import { Shelf } from './shelf.ts';

/** One queue: what is in it, who holds what, and whose turn it is. Knows no AMQP links and no files. */
export class Queue {
  readonly #around: Surroundings;
  readonly #calendar: Calendar;
  readonly #consumers = new Consumers();
  readonly #intake: Intake;
  readonly #lending: Lending;
  readonly #locks: Locks;
  readonly #settlement: Settlement;
  readonly #shelf: Shelf;

  constructor(settings: QueueSettings, around: Surroundings) {
    const { now, append, deadLetters } = around;
    this.#around = around;
    this.#locks = new Locks(settings.lockDuration, (lock) => this.#calendar.by(lock.until));
    this.#shelf = new Shelf(settings.name, append, (message) => this.#calendar.watch(message));
    this.#settlement = new Settlement(this.#shelf, settings, deadLetters);
    this.#intake = new Intake(this.#shelf, settings, now);
    this.#lending = new Lending(this.#shelf, this.#locks, this.#settlement, now);
    const expiry = (message: Message) => this.#expiry(message);
    const stock = { shelf: this.#shelf, locks: this.#locks, settlement: this.#settlement, expiry };
    this.#calendar = new Calendar(stock, now, () => this.tick());
  }

  get isDeadLetterQueue(): boolean {
    return this.#around.deadLetters === undefined;
  }

  get isForwarded(): boolean {
    return this.#around.isForwarded === true;
  }

  #expiry(message: Message): number {
    return this.isDeadLetterQueue ? Number.POSITIVE_INFINITY : expiresAt(message);
  }

  /** Takes sent messages in and answers their sequence numbers; duplicates get one but are dropped. */
  enqueue(incoming: readonly Incoming[]): number[] {
    const sequences = incoming.map((sent) => this.#intake.send(sent));
    this.dispatch();
    return sequences;
  }

  /** Takes over a dead letter under the number it has. */
  take(message: Message): void {
    this.#intake.take(message);
    this.dispatch();
  }

  /** Takes over a dead letter that another queue forwards here; it counts and expires from the start. */
  forward(message: Message, from: string): void {
    this.#intake.forward(message, from);
    this.dispatch();
  }

  attach(consumer: Consumer): void {
    this.#consumers.add(consumer);
  }

  detach(consumer: Consumer): void {
    this.#consumers.remove(consumer);
  }

  /** Hands out what is ready, to the receivers in turn. To be called when a receiver has new credit. */
  dispatch(): void {
    const now = this.#around.now();
    for (let message = this.#shelf.firstReady(); message; message = this.#shelf.firstReady()) {
      if (this.#expiry(message) <= now) {
        this.#settlement.expire(message);
        continue;
      }
      const consumer = this.#consumers.next();
      if (!consumer) return;
      this.#shelf.takeReady();
      consumer.deliver(message, this.#lending.lend(message, consumer.mode).lock);
    }
  }

  /** Settles locked messages alike; false, and nothing is changed, if one of the locks is lost. */
  settle(tokens: readonly string[], outcome: Outcome): boolean {
    const settled = this.#lending.settle(tokens, outcome);
    this.dispatch();
    return settled;
  }

  /** A new deadline for each lock, in milliseconds since 1970; undefined if one of them is lost. */
  renew(tokens: readonly string[]): number[] | undefined {
    return this.#lending.renew(tokens);
  }

  /** Up to `limit` messages from this number on, in whatever state, without locking them. */
  peek(from: number, limit: number): Message[] {
    const now = this.#around.now();
    const alive = this.#shelf.from(from).filter((message) => this.#expiry(message) > now);
    return alive.slice(0, limit);
  }

  /** Takes scheduled messages back; false, and nothing is changed, if one of them isn't scheduled (any more). */
  cancel(sequences: readonly number[]): boolean {
    const messages = sequences.map((sequence) => this.#shelf.get(sequence));
    if (!messages.every((message) => message?.state === 'scheduled')) return false;
    for (const message of messages as Message[]) this.#shelf.remove(message);
    return true;
  }

  /** Deferred messages by number, locked or removed as the mode says; undefined if one isn't to be had. */
  receiveDeferred(sequences: readonly number[], mode: Consumer['mode']): Lent[] | undefined {
    const messages = [...new Set(sequences)].map((sequence) => this.#deferred(sequence));
    if (!messages.every((message) => message !== undefined)) return undefined;
    return messages.map((message) => this.#lending.lend(message, mode));
  }

  #deferred(sequence: number): Message | undefined {
    const message = this.#shelf.get(sequence);
    if (message?.state !== 'deferred' || this.#locks.holds(message)) return undefined;
    if (this.#expiry(message) > this.#around.now()) return message;
    this.#settlement.expire(message);
    return undefined;
  }

  /** Does what has fallen due. */
  tick(): void {
    this.#calendar.run(this.#around.now());
    this.dispatch();
    this.#calendar.windUp();
  }

  /** Follows a jump of the clock, in milliseconds: locks move along, everything else that falls due is done. */
  travel(jump: number): void {
    this.#locks.shift(jump);
    this.#calendar.stop();
    this.tick();
  }

  stop(): void {
    this.#calendar.stop();
  }

  /** Applies a record that the journal holds from an earlier run. */
  restore(record: JournalRecord): void {
    this.#shelf.restore(record);
    this.#intake.restore(record);
  }

  /** To be called once, after the last `restore` and before `tick`. */
  restored(): void {
    this.#shelf.restored();
  }

  /** Gives up all its messages that are `wanted`, to who takes them. */
  handOver(wanted: (message: Message) => boolean, take: (message: Message) => void): void {
    for (const message of this.#shelf.from(0).filter(wanted)) this.#shelf.handOver(message, () => take(message));
  }

  /** The records that lead to the present state, for a journal that starts afresh. */
  *snapshot(): Generator<JournalRecord> {
    yield* this.#shelf.snapshot();
    yield* this.#intake.snapshot();
  }
}
