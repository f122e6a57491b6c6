import type { QueueDeclaration } from '../../config.ts';
import type { Consumer } from '../../engine/consumers.ts';
import type { Lock, Message } from '../../engine/message.ts';
import { Namespace } from '../../engine/namespace.ts';
import type { Queue } from '../../engine/queue.ts';
import type { JournalRecord } from '../../journal/record.ts';
import type { Incoming } from '../../message/incoming.ts';

export const declaration: QueueDeclaration = {
  name: 'q',
  lockDuration: 1000,
  maxDeliveryCount: 3,
  timeToLive: Number.POSITIVE_INFINITY,
  deadLetterOnExpiry: false,
  duplicateWindow: 0,
};

export interface Delivered {
  message: Message;
  lock?: Lock;
}

/** A queue and its dead letters on the test's clock, with the records that they write. */
export class Workbench {
  readonly #declarations: QueueDeclaration[];
  readonly records: JournalRecord[];
  readonly namespace: Namespace;

  constructor(
    settings: Partial<QueueDeclaration> = {},
    others: QueueDeclaration[] = [],
    records: JournalRecord[] = [],
  ) {
    this.#declarations = [{ ...declaration, ...settings }, ...others];
    this.records = [...records];
    // Written through JSON, as the journal does it.
    const append = ({ ...record }: JournalRecord) => this.records.push(record);
    this.namespace = new Namespace(this.#declarations, Date.now, append);
    for (const record of records) this.namespace.restore(record);
    this.namespace.restored();
  }

  get queue(): Queue {
    return this.find('q');
  }

  get dead(): Queue {
    return this.find('q/$DeadLetterQueue');
  }

  find(address: string): Queue {
    const queue = this.namespace.find(address);
    if (!queue) throw new Error(`no queue ${address}`);
    return queue;
  }

  /** What a broker would find that is started on this one's records. */
  restarted(): Workbench {
    this.namespace.stop();
    const [first, ...others] = this.#declarations;
    return new Workbench(first, others, this.records);
  }

  send(...messages: (Partial<Incoming> & { id: string })[]): number[] {
    return this.queue.enqueue(
      messages.map(({ id, ...rest }) => ({ payload: Buffer.from(''), messageId: id, ...rest })),
    );
  }

  receive(count: number, queue = this.queue, mode: Consumer['mode'] = 'peekLock'): Delivered[] {
    const { consumer, got } = consumerOf(count, mode);
    queue.attach(consumer);
    queue.dispatch();
    queue.detach(consumer);
    return got;
  }
}

/** A receiver with so much credit, and what it got. */
export function consumerOf(
  credit: number,
  mode: Consumer['mode'] = 'peekLock',
): { consumer: Consumer; got: Delivered[] } {
  const got: Delivered[] = [];
  const deliver = (message: Message, lock?: Lock) => got.push({ message: { ...message }, lock });
  return { consumer: { mode, credit: () => credit - got.length, deliver }, got };
}

export const ids = (messages: readonly (Message | Delivered)[]): string[] =>
  messages.map((one) => ('message' in one ? one.message.messageId : one.messageId));
