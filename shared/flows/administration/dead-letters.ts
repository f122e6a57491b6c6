import type { Bus } from '../../adapters/bus/bus.ts';
import type { DeadLetter, DeadLetters } from '../../adapters/bus/dead-letters.ts';
import { placeOf, toMessage } from '../../adapters/bus/to-message.ts';
import { partitionOf } from '../../adapters/store/keys.ts';
import { traceOutbox } from '../../adapters/store/outbox.ts';
import { afterSend, moveOutbox } from '../../adapters/store/outbox-moves.ts';
import type { Table } from '../../adapters/store/table.ts';
import type { Message } from '../../contract/message.ts';
import type { Instant } from '../../core/sla/instant.ts';

/** What of a deployment one works on. */
export interface PostOffice {
  tickets: Table;
  bus: Pick<Bus, 'send'>;
  deadLetters: DeadLetters;
  now(): Instant;
}

/** What became of a queue's dead letters. */
export interface Redriven {
  /** Of what is owed still: it is on its way again. */
  sent: number;
  /** Of what was done meanwhile, or given up: there was nothing to send. */
  settled: number;
  /** Can't be read, and stay. */
  unreadable: number;
}

/** What is told of a dead letter. */
export interface ListedLetter extends Pick<DeadLetter, 'reason'> {
  /** Milliseconds. */
  age: number;
  /** Null where it can't be read. */
  ticketId: string | null;
  outboxId: string | null;
}

/** The dead letters of a queue, oldest first. */
export async function listDeadLetters({ deadLetters, now }: PostOffice, queue: string): Promise<ListedLetter[]> {
  const letters = await deadLetters.list(queue);
  return letters.map(({ reason, enqueuedAt, message }) => ({
    reason,
    age: now() - enqueuedAt,
    ticketId: message?.ticketId ?? null,
    outboxId: message?.outboxId ?? null,
  }));
}

/**
 * Empties a queue's dead letters: what is owed still is sent again, as the relay would in its time. Harmless when
 * repeated, and beside the relay.
 */
export async function redriveDeadLetters(office: PostOffice, queue: string): Promise<Redriven> {
  const redriven: Redriven = { sent: 0, settled: 0, unreadable: 0 };
  await office.deadLetters.workOff(queue, async ({ message }) => {
    const outcome = message === null ? 'unreadable' : await sendAgain(office, message);
    redriven[outcome] += 1;
    return outcome !== 'unreadable';
  });
  return redriven;
}

async function sendAgain({ tickets, bus, now }: PostOffice, message: Message): Promise<'sent' | 'settled'> {
  const from = await traceOutbox(tickets, placeOf(message));
  if (from === null) return 'settled';
  const to = afterSend(from, now());
  await bus.send(to.queue, [toMessage(to, from.rowKey)]);
  await moveOutbox(tickets, partitionOf(from.ticketId), [{ from, to }]);
  return 'sent';
}
