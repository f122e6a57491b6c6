import { toMessage } from '../adapters/bus/to-message.ts';
import type { OutboxRow } from '../adapters/store/rows.ts';
import type { Deps } from '../deps.ts';

/**
 * Sends messages at once. Their outbox rows are committed already, so a bus that is away costs only time: they are
 * offered again while it is short, and the relay sends what stays behind.
 */
export async function sendOwed({ bus }: Pick<Deps, 'bus'>, rows: readonly OutboxRow[]): Promise<void> {
  const queues = [...new Set(rows.map(({ queue }) => queue))];
  const messagesOf = (queue: string) => rows.filter((row) => row.queue === queue).map((row) => toMessage(row));
  await Promise.all(queues.map((queue) => bus.offer(queue, messagesOf(queue))));
}
