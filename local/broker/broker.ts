import type { Listener } from './amqp/listen.ts';
import { listen } from './amqp/listen.ts';
import type { AccessKey } from './amqp/sas.ts';
import { createClock } from './clock.ts';
import type { QueueDeclaration } from './config.ts';
import { Namespace } from './engine/namespace.ts';
import { Journal } from './journal/journal.ts';
import type { JournalRecord } from './journal/record.ts';

/** What a broker is started with. Times are milliseconds. */
export interface BrokerOptions {
  queues: readonly QueueDeclaration[];
  /** The folder of the journal. */
  data: string;
  host: string;
  /** 0 takes any free one. */
  port: number;
  key: AccessKey;
  /** How far the broker's clock is from real time. */
  clockOffset: number;
  /** How long a connection may be silent before it counts as broken. */
  idleTimeout: number;
  log(line: string): void;
}

/** A broker that runs. */
export interface Broker {
  port: number;
  /** Sets the clock's distance to real time and does what falls due by it. */
  travel(offset: number): void;
  /** Stops listening, closes the connections and writes the journal out. */
  close(): Promise<void>;
}

/** Starts a broker on its journal. Rejects if the port or the folder can't be had. */
export async function startBroker(options: BrokerOptions): Promise<Broker> {
  const { queues, data, key, clockOffset, log } = options;
  const clock = createClock(clockOffset);
  const now = () => clock.now();
  const namespace = new Namespace(queues, now, (record) => journal.append(record));
  const journal: Journal = await Journal.open(data, {
    restore: (record: JournalRecord) => namespace.restore(record),
    snapshot: () => namespace.snapshot(),
    report: log,
  });
  for (const queue of namespace.restored())
    log(`queue ${queue} is declared no more; its messages are kept in the journal`);
  const stop = async (listener?: Listener) => {
    await listener?.close();
    namespace.stop();
    await journal.close();
  };
  const listener = await listen(options, { namespace, journal, key, now }).catch(async (error) => {
    await stop();
    throw error;
  });
  return {
    port: listener.port,
    travel: (offset) => namespace.travel(clock.travel(offset)),
    close: () => stop(listener),
  };
}
