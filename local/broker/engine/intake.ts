import type { JournalRecord } from '../journal/record.ts';
import type { Incoming } from '../message/incoming.ts';
import { Duplicates } from './duplicates.ts';
import type { Message } from './message.ts';
import type { QueueSettings } from './settings.ts';
import type { Shelf } from './shelf.ts';

const never = Number.POSITIVE_INFINITY;

/** The ways that a message comes into a queue. */
export class Intake {
  readonly #shelf: Shelf;
  readonly #settings: QueueSettings;
  readonly #now: () => number;
  readonly #duplicates: Duplicates;

  constructor(shelf: Shelf, settings: QueueSettings, now: () => number) {
    this.#shelf = shelf;
    this.#settings = settings;
    this.#now = now;
    this.#duplicates = new Duplicates(settings.duplicateWindow);
  }

  /** Takes in a sent message and answers its sequence number; a duplicate gets one but is dropped. */
  send({ payload, messageId, timeToLive, scheduledFor = 0 }: Incoming): number {
    const now = this.#now();
    const sequence = this.#shelf.number();
    if (this.#duplicates.seen(messageId, now)) return sequence;
    const waits = scheduledFor > now;
    this.#shelf.put({
      sequence,
      payload,
      messageId,
      enqueuedAt: waits ? scheduledFor : now,
      ...this.#life(timeToLive),
      deliveryCount: 0,
      state: waits ? 'scheduled' : 'ready',
    });
    return sequence;
  }

  /** A message lives as long as it asks for, but no longer than the queue allows. */
  #life(timeToLive = never): Pick<Message, 'timeToLive'> {
    const life = Math.min(timeToLive, this.#settings.timeToLive);
    return life < never ? { timeToLive: life } : {};
  }

  /** Takes over a dead letter under the number it has. */
  take(message: Message): void {
    this.#shelf.put({ ...message, state: 'ready' });
  }

  /** Takes over a dead letter that another queue forwards here; it counts and expires from the start. */
  forward(message: Message, from: string): void {
    this.#shelf.put({
      ...message,
      ...this.#life(message.timeToLive),
      sequence: this.#shelf.number(),
      firstSequence: message.firstSequence ?? message.sequence,
      deadLetterSource: from,
      hops: (message.hops ?? 0) + 1,
      enqueuedAt: this.#now(),
      deliveryCount: 0,
      state: 'ready',
    });
  }

  /** Remembers the ids in a record of an earlier run. */
  restore(record: JournalRecord): void {
    if (record.kind === 'seen') this.#duplicates.note(record.messageId, record.at);
    if (record.kind === 'put') this.#duplicates.note(record.messageId, Math.min(record.enqueuedAt, this.#now()));
  }

  *snapshot(): Generator<JournalRecord> {
    const queue = this.#settings.name;
    for (const [messageId, at] of this.#duplicates.entries()) yield { kind: 'seen', queue, messageId, at };
  }
}
