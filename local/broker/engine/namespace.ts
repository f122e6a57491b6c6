import type { QueueDeclaration } from '../config.ts';
import type { Append, JournalRecord } from '../journal/record.ts';
import { deadLetterProperties, withProperties } from '../message/properties.ts';
import type { Message } from './message.ts';
import { Queue } from './queue.ts';

/** How the address of a queue's dead letters ends. */
const deadLetterSuffix = '/$deadletterqueue';

/** How often Service Bus forwards a message; after that it stays with the dead letters of the queue it is in. */
const maxHops = 4;

/** All queues of the broker, each with its dead-letter queue, by their addresses in lower case. */
export class Namespace {
  readonly #queues = new Map<string, Queue>();
  /** Brings dead letters that waited in a queue to where the queue forwards them now. */
  readonly #forwardings: (() => void)[] = [];
  /** Records of queues that are declared no more: kept, in case they are again. */
  readonly #undeclared: JournalRecord[] = [];

  constructor(declarations: readonly QueueDeclaration[], now: () => number, append: Append) {
    for (const { forwardDeadLettersTo: target, ...settings } of declarations) {
      const name = settings.name.toLowerCase();
      const never = {
        maxDeliveryCount: Number.POSITIVE_INFINITY,
        timeToLive: Number.POSITIVE_INFINITY,
        duplicateWindow: 0,
      };
      const isForwarded = target !== undefined;
      const dead = new Queue({ ...settings, ...never, name: name + deadLetterSuffix }, { now, append, isForwarded });
      const forward = (message: Message) => this.find(target as string)?.forward(message, settings.name);
      const deadLetters = (message: Message) => {
        if (!isForwarded) dead.take(message);
        else if (mayTravel(message)) forward(message);
        else dead.take(withTooManyHops(message));
      };
      this.#queues.set(name + deadLetterSuffix, dead);
      this.#queues.set(name, new Queue({ ...settings, name }, { now, append, deadLetters }));
      if (isForwarded) this.#forwardings.push(() => dead.handOver(mayTravel, forward));
    }
  }

  find(address: string): Queue | undefined {
    return this.#queues.get(address.toLowerCase());
  }

  /** Applies a record of an earlier run. */
  restore(record: JournalRecord): void {
    const queue = this.#queues.get(record.queue);
    if (queue) queue.restore(record);
    else this.#undeclared.push(record);
  }

  /** To be called once, after the last `restore`. Answers the names of queues that are declared no more. */
  restored(): string[] {
    for (const queue of this.#queues.values()) queue.restored();
    for (const forward of this.#forwardings) forward();
    for (const queue of this.#queues.values()) queue.tick();
    return [...new Set(this.#undeclared.map(({ queue }) => queue))];
  }

  *snapshot(): Generator<JournalRecord> {
    yield* this.#undeclared;
    for (const queue of this.#queues.values()) yield* queue.snapshot();
  }

  /** `jump`: milliseconds. */
  travel(jump: number): void {
    for (const queue of this.#queues.values()) queue.travel(jump);
  }

  stop(): void {
    for (const queue of this.#queues.values()) queue.stop();
  }
}

const mayTravel = ({ hops = 0 }: Message): boolean => hops < maxHops;

function withTooManyHops(message: Message): Message {
  const text = `A message is forwarded no more than ${maxHops} times.`;
  const properties = deadLetterProperties('MaxTransferHopCountExceeded', text);
  return { ...message, payload: withProperties(message.payload, properties) };
}
