import type { JournalRecord } from '../journal/record.ts';
import type { Incoming } from '../message/incoming.ts';
import { Alarm } from './alarm.ts';
import { type Consumer, Consumers } from './consumers.ts';
import { Duplicates } from './duplicates.ts';
import { Locks } from './locks.ts';
import { expiresAt, type Lock, type Message } from './message.ts';
import type { QueueSettings, Surroundings } from './settings.ts';
import { type Outcome, Settlement } from './settlement.ts';
import { Shelf } from './shelf.ts';

const never = Number.POSITIVE_INFINITY;

/** Expired messages that nobody receives are looked for at most this often, in milliseconds. */
const sweepGap = 100;

/** One queue: what is in it, who holds what, and whose turn it is. Knows no AMQP links and no files. */
export class Queue {
  readonly #settings: QueueSettings;
  readonly #around: Surroundings;
  readonly #alarm: Alarm;
  readonly #consumers = new Consumers();
  readonly #duplicates: Duplicates;
  readonly #locks: Locks;
  readonly #settlement: Settlement;
  readonly #shelf: Shelf;
  #nextSweep = never;

  constructor(settings: QueueSettings, around: Surroundings) {
    this.#settings = settings;
    this.#around = around;
    this.#alarm = new Alarm(around.now, () => this.tick());
    this.#duplicates = new Duplicates(settings.duplicateWindow);
    this.#locks = new Locks(settings.lockDuration);
    this.#shelf = new Shelf(settings.name, around.append, (message) => this.#watch(message));
    this.#settlement = new Settlement(this.#shelf, settings, around.deadLetters);
  }

  get isDeadLetterQueue(): boolean {
    return this.#around.deadLetters === undefined;
  }

  /** Takes sent messages in and answers their sequence numbers; duplicates get one but are dropped. */
  enqueue(incoming: readonly Incoming[]): number[] {
    const sequences = incoming.map((sent) => this.#enqueue(sent, this.#around.now()));
    this.dispatch();
    return sequences;
  }

  #enqueue({ payload, messageId, timeToLive = never, scheduledFor = 0 }: Incoming, now: number): number {
    const sequence = this.#shelf.number();
    if (this.#duplicates.seen(messageId, now)) return sequence;
    const waits = scheduledFor > now;
    const life = Math.min(timeToLive, this.#settings.timeToLive);
    this.#shelf.put({
      sequence,
      payload,
      messageId,
      enqueuedAt: waits ? scheduledFor : now,
      ...(life < never && { timeToLive: life }),
      deliveryCount: 0,
      state: waits ? 'scheduled' : 'ready',
    });
    return sequence;
  }

  /** Takes over a dead letter under the number it has. */
  take(message: Message): void {
    this.#shelf.put({ ...message, state: 'ready' });
    this.dispatch();
  }

  /** Takes over a dead letter that another queue forwards here; it counts and expires from the start. */
  forward(message: Message, from: string): void {
    const arrived = { deadLetterSource: from, sequence: this.#shelf.number(), enqueuedAt: this.#around.now() };
    this.#shelf.put({ ...message, ...arrived, state: 'ready', deliveryCount: 0 });
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
      consumer.deliver(message, this.#hold(message, consumer.mode));
    }
  }

  /** Locks a message for its receiver, or removes it if that is how it receives. */
  #hold(message: Message, mode: Consumer['mode']): Lock | undefined {
    if (mode === 'receiveAndDelete') {
      this.#shelf.remove(message);
      return undefined;
    }
    const lock = this.#locks.grant(message, this.#around.now());
    this.#alarm.by(lock.until);
    return lock;
  }

  #locksOf(tokens: readonly string[]): Lock[] | undefined {
    const now = this.#around.now();
    const locks = tokens.map((token) => this.#locks.find(token));
    return locks.every((lock) => lock !== undefined && lock.until > now) ? (locks as Lock[]) : undefined;
  }

  /** Settles locked messages alike; false, and nothing is changed, if one of the locks is lost. */
  settle(tokens: readonly string[], outcome: Outcome): boolean {
    const locks = this.#locksOf([...new Set(tokens)]);
    for (const lock of locks ?? []) {
      this.#locks.release(lock);
      this.#settlement.apply(lock.message, outcome);
    }
    this.dispatch();
    return locks !== undefined;
  }

  /** A new deadline for each lock, in milliseconds since 1970; undefined if one of them is lost. */
  renew(tokens: readonly string[]): number[] | undefined {
    const locks = this.#locksOf(tokens);
    for (const lock of locks ?? []) this.#locks.renew(lock, this.#around.now());
    return locks?.map((lock) => lock.until);
  }

  /** Up to `limit` messages from this number on, in whatever state, without locking them. */
  peek(from: number, limit: number): Message[] {
    const now = this.#around.now();
    const alive = this.#shelf.from(from).filter((message) => this.#expiry(message) > now);
    return alive.slice(0, limit);
  }

  /** Takes scheduled messages back; false, and nothing is changed, if one of them is not scheduled (any more). */
  cancel(sequences: readonly number[]): boolean {
    const messages = sequences.map((sequence) => this.#shelf.get(sequence));
    if (!messages.every((message) => message?.state === 'scheduled')) return false;
    for (const message of messages as Message[]) this.#shelf.remove(message);
    return true;
  }

  /** Deferred messages by number, locked or removed as the mode says; undefined if one is not to be had. */
  receiveDeferred(
    sequences: readonly number[],
    mode: Consumer['mode'],
  ): { message: Message; lock?: Lock }[] | undefined {
    const messages = [...new Set(sequences)].map((sequence) => this.#deferred(sequence));
    if (!messages.every((message) => message !== undefined)) return undefined;
    return messages.map((message) => ({ message, lock: this.#hold(message, mode) }));
  }

  #deferred(sequence: number): Message | undefined {
    const message = this.#shelf.get(sequence);
    if (message?.state !== 'deferred' || this.#locks.holds(message)) return undefined;
    if (this.#expiry(message) > this.#around.now()) return message;
    this.#settlement.expire(message);
    return undefined;
  }

  #expiry(message: Message): number {
    return this.isDeadLetterQueue ? never : expiresAt(message);
  }

  /** Sees to it that the queue wakes up when the message falls due. */
  #watch(message: Message): void {
    if (message.state === 'scheduled') this.#alarm.by(message.enqueuedAt);
    if (message.state === 'ready') this.#sweepBy(this.#expiry(message));
  }

  #sweepBy(at: number): void {
    this.#nextSweep = Math.min(this.#nextSweep, at);
    this.#alarm.by(this.#nextSweep);
  }

  /** Does what has fallen due: lost locks, scheduled messages, expired ones. */
  tick(): void {
    const now = this.#around.now();
    for (let lock = this.#locks.first(); lock && lock.until <= now; lock = this.#locks.first()) {
      this.#locks.release(lock);
      this.#settlement.giveBack(lock.message);
    }
    for (let next = this.#shelf.firstScheduled(); next && next.enqueuedAt <= now; next = this.#shelf.firstScheduled()) {
      this.#shelf.put({ ...next, sequence: this.#shelf.number(), state: 'ready', wasScheduled: true });
      this.#shelf.remove(next);
    }
    if (this.#nextSweep <= now) this.#sweep(now);
    this.dispatch();
    this.#alarm.by(Math.min(this.#nextSweep, this.#locks.first()?.until ?? never));
    this.#alarm.by(this.#shelf.firstScheduled()?.enqueuedAt ?? never);
  }

  /** Removes what expired while nobody received. Deferred messages are looked at when they are asked for. */
  #sweep(now: number): void {
    this.#nextSweep = never;
    for (const message of this.#shelf.all()) {
      if (message.state !== 'ready' || this.#locks.holds(message)) continue;
      if (this.#expiry(message) <= now) this.#settlement.expire(message);
      else this.#sweepBy(Math.max(this.#expiry(message), now + sweepGap));
    }
  }

  /** Follows a jump of the clock, in milliseconds: locks move along, everything else that falls due is done. */
  travel(jump: number): void {
    this.#locks.shift(jump);
    this.#alarm.stop();
    this.tick();
  }

  stop(): void {
    this.#alarm.stop();
  }

  /** Applies a record that the journal holds from an earlier run. */
  restore(record: JournalRecord): void {
    this.#shelf.restore(record);
    if (record.kind === 'seen') this.#duplicates.note(record.messageId, record.at);
    if (record.kind === 'put') this.#duplicates.note(record.messageId, Math.min(record.enqueuedAt, this.#around.now()));
  }

  /** To be called once, after the last `restore` and before `tick`. */
  restored(): void {
    this.#shelf.restored();
  }

  /** The records that lead to the present state, for a journal that starts afresh. */
  *snapshot(): Generator<JournalRecord> {
    yield* this.#shelf.snapshot();
    const queue = this.#settings.name;
    for (const [messageId, at] of this.#duplicates.entries()) yield { kind: 'seen', queue, messageId, at };
  }
}
