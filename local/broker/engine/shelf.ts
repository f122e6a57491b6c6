import type { Append, JournalRecord } from '../journal/record.ts';
import { Heap } from './heap.ts';
import type { Message } from './message.ts';

/** The messages of one queue in their order; writes every change to the journal. */
export class Shelf {
  readonly #queue: string;
  readonly #append: Append;
  readonly #watch: (message: Message) => void;
  readonly #messages = new Map<number, Message>();
  readonly #ready = new Heap<Message>((a, b) => a.sequence < b.sequence);
  readonly #scheduled = new Heap<Message>((a, b) => (a.enqueuedAt - b.enqueuedAt || a.sequence - b.sequence) < 0);
  #nextSequence = 1;

  /** `watch` is called with each message that comes, or comes back, and may fall due some time. */
  constructor(queue: string, append: Append, watch: (message: Message) => void) {
    this.#queue = queue;
    this.#append = append;
    this.#watch = watch;
  }

  /** A fresh sequence number. */
  number(): number {
    return this.#nextSequence++;
  }

  get(sequence: number): Message | undefined {
    return this.#messages.get(sequence);
  }

  put(message: Message): void {
    this.#append({ kind: 'put', queue: this.#queue, ...message });
    this.#messages.set(message.sequence, message);
    this.#line(message);
  }

  /** Notes a changed count or state of a message whose content is as before. */
  recount(message: Message): void {
    const { sequence, deliveryCount, state } = message;
    this.#append({ kind: 'count', queue: this.#queue, sequence, deliveryCount, state });
    this.#line(message);
  }

  remove(message: Message): void {
    this.handOver(message, () => {});
  }

  /**
   * Removes a message that `take` puts elsewhere. It is written down there before it is here, so that a crash in between
   * doubles it but loses nothing; but it is gone from here before, since `take` may come back to this queue.
   */
  handOver(message: Message, take: () => void): void {
    this.#messages.delete(message.sequence);
    take();
    this.#append({ kind: 'remove', queue: this.#queue, sequence: message.sequence });
  }

  #line(message: Message): void {
    if (message.state === 'ready') this.#ready.push(message);
    if (message.state === 'scheduled') this.#scheduled.push(message);
    this.#watch(message);
  }

  /** The ready message with the lowest number. */
  firstReady(): Message | undefined {
    return this.#first(this.#ready, 'ready');
  }

  /** Takes the first ready message out of the line, for a receiver; it stays on the shelf. */
  takeReady(): void {
    this.#ready.pop();
  }

  /** The scheduled message that is due first. */
  firstScheduled(): Message | undefined {
    return this.#first(this.#scheduled, 'scheduled');
  }

  #first(line: Heap<Message>, state: Message['state']): Message | undefined {
    for (let message = line.peek(); message; message = line.peek()) {
      if (this.#messages.get(message.sequence) === message && message.state === state) return message;
      line.pop();
    }
    return undefined;
  }

  /** All messages from this number on, in order. */
  from(sequence: number): Message[] {
    const found = [...this.#messages.values()].filter((message) => message.sequence >= sequence);
    return found.sort((a, b) => a.sequence - b.sequence);
  }

  all(): IterableIterator<Message> {
    return this.#messages.values();
  }

  /** Applies a record of the journal, as it was written by this shelf before. */
  restore(record: JournalRecord): void {
    switch (record.kind) {
      case 'put': {
        const { kind: _, queue: __, ...message } = record;
        this.#messages.set(message.sequence, message);
        this.#atLeast(message.sequence + 1);
        break;
      }
      case 'count': {
        const message = this.#messages.get(record.sequence);
        if (message) Object.assign(message, { deliveryCount: record.deliveryCount, state: record.state });
        break;
      }
      case 'remove':
        this.#messages.delete(record.sequence);
        this.#atLeast(record.sequence + 1);
        break;
      case 'next':
        this.#atLeast(record.sequence);
    }
  }

  #atLeast(next: number): void {
    this.#nextSequence = Math.max(this.#nextSequence, next);
  }

  /** Puts the restored messages in line, once the whole journal is read. */
  restored(): void {
    for (const message of this.#messages.values()) this.#line(message);
  }

  /** The records that lead to the present state. */
  *snapshot(): Generator<JournalRecord> {
    yield { kind: 'next', queue: this.#queue, sequence: this.#nextSequence };
    for (const message of this.#messages.values()) yield { kind: 'put', queue: this.#queue, ...message };
  }
}
