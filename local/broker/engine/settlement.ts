import { deadLetterProperties, type Properties, withProperties } from '../message/properties.ts';
import type { Message } from './message.ts';
import type { QueueSettings, Surroundings } from './settings.ts';
import type { Shelf } from './shelf.ts';

/** What a receiver decides about a locked message; `release` gives it back as if it was never delivered. */
export type Outcome =
  | { kind: 'complete' }
  | { kind: 'release' }
  | { kind: 'abandon' | 'defer' | 'deadLetter'; properties: Properties };

const unchanged: Properties = new Map();

/** The ways that a message goes when its delivery or its time is over. */
export class Settlement {
  readonly #shelf: Shelf;
  readonly #settings: QueueSettings;
  readonly #deadLetters: Surroundings['deadLetters'];

  constructor(shelf: Shelf, settings: QueueSettings, deadLetters: Surroundings['deadLetters']) {
    this.#shelf = shelf;
    this.#settings = settings;
    this.#deadLetters = deadLetters;
  }

  apply(message: Message, outcome: Outcome): void {
    switch (outcome.kind) {
      case 'complete':
        this.#shelf.remove(message);
        break;
      case 'release':
        this.#change(message, unchanged);
        break;
      case 'abandon':
        this.giveBack(message, outcome.properties);
        break;
      case 'defer':
        this.#count(message);
        message.state = 'deferred';
        this.#change(message, outcome.properties);
        break;
      case 'deadLetter':
        this.#deadLetter(message, outcome.properties);
    }
  }

  /** Back into the queue after a delivery, or on to the dead letters if that was the last one. */
  giveBack(message: Message, properties = unchanged): void {
    this.#count(message);
    const count = message.deliveryCount;
    if (!this.#deadLetters || count < this.#settings.maxDeliveryCount) {
      this.#change(message, properties);
      return;
    }
    const text = `Message could not be consumed after ${count} delivery attempts.`;
    this.#deadLetter(message, new Map([...properties, ...deadLetterProperties('MaxDeliveryCountExceeded', text)]));
  }

  expire(message: Message): void {
    const text = 'The message expired and was dead lettered.';
    if (this.#settings.deadLetterOnExpiry) this.#deadLetter(message, deadLetterProperties('TTLExpiredException', text));
    else this.#shelf.remove(message);
  }

  #count(message: Message): void {
    if (this.#deadLetters) message.deliveryCount++;
  }

  #change(message: Message, properties: Properties): void {
    if (properties.size === 0) this.#shelf.recount(message);
    else this.#shelf.put({ ...message, payload: withProperties(message.payload, properties) });
  }

  #deadLetter(message: Message, properties: Properties): void {
    const dead = { ...message, payload: withProperties(message.payload, properties) };
    this.#shelf.handOver(message, () => this.#deadLetters?.(dead));
  }
}
