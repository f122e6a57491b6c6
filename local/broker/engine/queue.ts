import type { Append, JournalRecord } from '../journal/record.ts';
import type { Incoming } from '../message/incoming.ts';
import { deadLetterProperties, type Properties, withProperties } from '../message/properties.ts';
import { Alarm } from './alarm.ts';
import { type Consumer, Consumers } from './consumers.ts';
import { Duplicates } from './duplicates.ts';
import { Locks } from './locks.ts';
import { expiresAt, type Lock, type Message } from './message.ts';
import { Shelf } from './shelf.ts';

/** What a queue was declared with. Times are milliseconds. */
export interface QueueSettings {
  name: string;
  lockDuration: number;
  /** Deliveries after which a message becomes a dead letter. */
  maxDeliveryCount: number;
  /** Infinite where messages never expire. */
  timeToLive: number;
  deadLetterOnExpiry: boolean;
  /** 0 where duplicates are not looked for. */
  duplicateWindow: number;
}

/** What a receiver decides about a locked message; `release` gives it back as if it was never delivered. */
export type Outcome =
  | { kind: 'complete' }
  | { kind: 'release' }
  | { kind: 'abandon' | 'defer' | 'deadLetter'; properties: Properties };

/** What a queue needs from the broker around it. */
export interface Surroundings {
  now(): number;
  append: Append;
  /** Takes this queue's dead letters; missing in a dead-letter queue, where messages neither expire nor count. */
  deadLetters?: (message: Message) => void;
}

/** Expired messages that nobody receives are looked for at most this often, in milliseconds. */
const sweepGap = 100;

/** One queue: what is in it, who holds what, and whose turn it is. Knows no AMQP links and no files. */
export class Queue {
  readonly settings: QueueSettings;
  readonly #around: Surroundings;
  readonly #alarm: Alarm;
  readonly #consumers = new Consumers();
  readonly #duplicates: Duplicates;
  readonly #locks: Locks;
  readonly #shelf: Shelf;
  #nextSweep = Number.POSITIVE_INFINITY;

  constructor(settings: QueueSettings, around: Surroundings) {
    this.settings = settings;
    this.#around = around;
    this.#alarm = new Alarm(around.now, () => this.tick());
    this.#duplicates = new Duplicates(settings.duplicateWindow);
    this.#locks = new Locks(settings.lockDuration);
    this.#shelf = new Shelf(settings.name, around.append);
  }

  get isDeadLetterQueue(): boolean {
    return this.#around.deadLetters === undefined;
  }

  /** Takes sent messages in and answers their sequence numbers; duplicates get one but are dropped. */
  enqueue(incoming: readonly Incoming[]): number[] {
    const now = this.#around.now();
    const sequences = incoming.map((sent) => {
      const sequence = this.#shelf.number();
      if (this.#duplicates.seen(sent.messageId, now)) return sequence;
      const timeToLive = Math.min(sent.timeToLive ?? Number.POSITIVE_INFINITY, this.settings.timeToLive);
      const enqueuedAt = Math.max(sent.scheduledFor ?? now, now);
      this.#put({
        sequence,
        payload: sent.payload,
        messageId: sent.messageId,
        enqueuedAt,
        ...(Number.isFinite(timeToLive) && { timeToLive }),
        deliveryCount: 0,
        state: enqueuedAt > now ? 'scheduled' : 'ready',
      });
      return sequence;
    });
    this.dispatch();
    return sequences;
  }

  /** Takes over a dead letter under the number it has. */
  take(message: Message): void {
    this.#put({ ...message, state: 'ready' });
    this.dispatch();
  }

  /** Takes over a dead letter that another queue forwards here; it counts and expires from the start. */
  forward(message: Message, from: string): void {
    const arrived = { deadLetterSource: from, sequence: this.#shelf.number(), enqueuedAt: this.#around.now() };
    this.#put({ ...message, ...arrived, state: 'ready', deliveryCount: 0 });
    this.dispatch();
  }

  #put(message: Message): void {
    this.#shelf.put(message);
    this.#watch(message);
  }

  /** Sees to it that the queue wakes up when the message falls due. */
  #watch(message: Message): void {
    if (message.state === 'scheduled') this.#alarm.by(message.enqueuedAt);
    else this.#sweepBy(this.#expiry(message));
  }

  #sweepBy(at: number): void {
    this.#nextSweep = Math.min(this.#nextSweep, at);
    this.#alarm.by(this.#nextSweep);
  }

  #expiry(message: Message): number {
    return this.isDeadLetterQueue ? Number.POSITIVE_INFINITY : expiresAt(message);
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
        this.#expire(message);
        continue;
      }
      const consumer = this.#consumers.next();
      if (!consumer) return;
      this.#shelf.takeReady();
      if (consumer.mode === 'receiveAndDelete') {
        this.#shelf.remove(message);
        consumer.deliver(message);
      } else {
        consumer.deliver(message, this.#lock(message));
      }
    }
  }

  #lock(message: Message): Lock {
    const lock = this.#locks.grant(message, this.#around.now());
    this.#alarm.by(lock.until);
    return lock;
  }

  #held(token: string): Lock | undefined {
    const lock = this.#locks.find(token);
    return lock && lock.until > this.#around.now() ? lock : undefined;
  }

  /** The messages that these tokens hold; undefined if one of the locks is lost. */
  held(tokens: readonly string[]): Message[] | undefined {
    const locks = tokens.map((token) => this.#held(token));
    return locks.every((lock) => lock !== undefined) ? locks.map((lock) => lock.message) : undefined;
  }

  /** Settles a locked message; false if the lock is lost. */
  settle(token: string, outcome: Outcome): boolean {
    const lock = this.#held(token);
    if (!lock) return false;
    this.#locks.release(lock);
    this.#apply(lock.message, outcome);
    this.dispatch();
    return true;
  }

  #apply(message: Message, outcome: Outcome): void {
    switch (outcome.kind) {
      case 'complete':
        this.#shelf.remove(message);
        break;
      case 'release':
        this.#change(message, {}, new Map());
        break;
      case 'abandon':
        this.#giveBack(message, outcome.properties);
        break;
      case 'defer':
        this.#count(message);
        this.#change(message, { state: 'deferred' }, outcome.properties);
        break;
      case 'deadLetter':
        this.#deadLetter(message, outcome.properties);
    }
  }

  #count(message: Message): void {
    if (!this.isDeadLetterQueue) message.deliveryCount++;
  }

  /** Back into the queue after a delivery, or on to the dead letters if that was the last one. */
  #giveBack(message: Message, properties: Properties): void {
    this.#count(message);
    const count = message.deliveryCount;
    if (this.isDeadLetterQueue || count < this.settings.maxDeliveryCount) {
      this.#change(message, {}, properties);
      return;
    }
    const text = `Message could not be consumed after ${count} delivery attempts.`;
    this.#deadLetter(message, new Map([...properties, ...deadLetterProperties('MaxDeliveryCountExceeded', text)]));
  }

  #change(message: Message, change: Partial<Message>, properties: Properties): void {
    Object.assign(message, change);
    if (properties.size === 0) this.#shelf.recount(message);
    else this.#put({ ...message, payload: withProperties(message.payload, properties) });
    this.#watch(message);
  }

  /** Written to the dead letters before it is removed here: a crash in between doubles it, but loses nothing. */
  #deadLetter(message: Message, properties: Properties): void {
    this.#around.deadLetters?.({ ...message, payload: withProperties(message.payload, properties) });
    this.#shelf.remove(message);
  }

  #expire(message: Message): void {
    if (!this.settings.deadLetterOnExpiry) {
      this.#shelf.remove(message);
      return;
    }
    const text = 'The message expired and was dead lettered.';
    this.#deadLetter(message, deadLetterProperties('TTLExpiredException', text));
  }

  /** A new deadline for each lock, in milliseconds since 1970; undefined if one of them is lost. */
  renew(tokens: readonly string[]): number[] | undefined {
    const now = this.#around.now();
    const locks = tokens.map((token) => this.#held(token));
    if (!locks.every((lock) => lock !== undefined)) return undefined;
    for (const lock of locks) this.#locks.renew(lock, now);
    return locks.map((lock) => lock.until);
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
    for (const message of messages) this.#shelf.remove(message as Message);
    return true;
  }

  /** Deferred messages by number, locked or removed by the receiver's mode; undefined if one is not to be had. */
  receiveDeferred(
    sequences: readonly number[],
    mode: Consumer['mode'],
  ): { message: Message; lock?: Lock }[] | undefined {
    const now = this.#around.now();
    const messages = sequences.map((sequence) => this.#shelf.get(sequence));
    const free = (message?: Message) => message?.state === 'deferred' && !this.#locks.holds(message);
    if (!messages.every(free)) return undefined;
    for (const message of messages as Message[]) if (this.#expiry(message) <= now) this.#expire(message);
    if (!messages.every((message) => this.#shelf.get((message as Message).sequence))) return undefined;
    return (messages as Message[]).map((message) => {
      if (mode === 'peekLock') return { message, lock: this.#lock(message) };
      this.#shelf.remove(message);
      return { message };
    });
  }

  /** Does what has fallen due: lost locks, scheduled messages, expired ones. */
  tick(): void {
    const now = this.#around.now();
    for (let lock = this.#locks.first(); lock && lock.until <= now; lock = this.#locks.first()) {
      this.#locks.release(lock);
      this.#giveBack(lock.message, new Map());
    }
    for (let next = this.#shelf.firstScheduled(); next && next.enqueuedAt <= now; next = this.#shelf.firstScheduled()) {
      this.#put({ ...next, sequence: this.#shelf.number(), state: 'ready', wasScheduled: true });
      this.#shelf.remove(next);
    }
    if (this.#nextSweep <= now) this.#sweep(now);
    this.dispatch();
    this.#alarm.by(this.#locks.first()?.until ?? Number.POSITIVE_INFINITY);
    this.#alarm.by(this.#shelf.firstScheduled()?.enqueuedAt ?? Number.POSITIVE_INFINITY);
    this.#alarm.by(this.#nextSweep);
  }

  #sweep(now: number): void {
    this.#nextSweep = Number.POSITIVE_INFINITY;
    for (const message of [...this.#shelf.all()]) {
      if (message.state !== 'ready' || this.#locks.holds(message)) continue;
      if (this.#expiry(message) <= now) this.#expire(message);
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
    if (record.kind === 'seen') this.#duplicates.note(record.messageId, record.at);
    else this.#shelf.restore(record);
    if (record.kind === 'put') {
      this.#duplicates.note(record.messageId, Math.min(record.enqueuedAt, this.#around.now()));
    }
  }

  /** To be called once, after the last `restore` and before `tick`. */
  restored(): void {
    this.#shelf.restored();
    for (const message of this.#shelf.all()) this.#watch(message);
  }

  /** The records that lead to the present state, for a journal that starts afresh. */
  *snapshot(): Generator<JournalRecord> {
    yield* this.#shelf.snapshot();
    const queue = this.settings.name;
    for (const [messageId, at] of this.#duplicates.entries()) yield { kind: 'seen', queue, messageId, at };
  }
}
