import { toMessage } from '../adapters/bus/to-message.ts';
import type { OutboxRow } from '../adapters/store/rows.ts';
import type { Deps } from '../deps.ts';
import { kindOf } from '../failure.ts';

/**
 * Sends messages at once. Their outbox rows are committed already, so a bus that is away costs only time: the relay
 * sends again. Answers the rows that were sent.
 */
export async function sendOwed({ bus, log }: Pick<Deps, 'bus' | 'log'>, rows: OutboxRow[]): Promise<OutboxRow[]> {
  const queues = [...new Set(rows.map((row) => row.queue))];
  const sent = await Promise.all(
    queues.map(async (queue) => {
      const ofQueue = rows.filter((row) => row.queue === queue);
      try {
        await bus.send(queue, ofQueue.map(toMessage));
        return ofQueue;
      } catch (error) {
        log(`${ofQueue.length} message(s) for ${queue} left to the relay: ${kindOf(error)}`);
        return [];
      }
    }),
  );
  return sent.flat();
}
