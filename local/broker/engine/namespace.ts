import type { QueueDeclaration } from '../config.ts';
import type { Append, JournalRecord } from '../journal/record.ts';
import { Queue } from './queue.ts';

/** How the address of a queue's dead letters ends. */
const deadLetterSuffix = '/$deadletterqueue';

/** All queues of the broker, each with its dead-letter queue, by their addresses in lower case. */
export class Namespace {
  readonly #queues = new Map<string, Queue>();
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
      const dead = new Queue({ ...settings, ...never, name: name + deadLetterSuffix }, { now, append });
      this.#queues.set(name + deadLetterSuffix, dead);
      const queue = new Queue(
        { ...settings, name },
        {
          now,
          append,
          deadLetters: (message) => {
            if (target) this.find(target)?.forward(message, settings.name);
            else dead.take(message);
          },
        },
      );
      this.#queues.set(name, queue);
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
