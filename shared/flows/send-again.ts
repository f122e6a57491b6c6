import { toMessage } from '../adapters/bus/to-message.ts';
import { afterSend, type Move, moveOutbox } from '../adapters/store/outbox-moves.ts';
import type { OutboxRow } from '../adapters/store/rows.ts';
import type { Deps } from '../deps.ts';
import { kindOf } from '../failure.ts';

/** How many messages of a partition go out together. */
const PAGE = 100;

/**
 * Sends overdue rows of a partition again, in the order of their keys. They move only after the send: while their queue
 * is away they stay due and no attempt is counted. `away` holds the queues that weren't to be reached in this run: they
 * aren't tried again in it, whichever partition found out.
 */
export async function sendAgain(deps: Deps, partition: string, overdue: OutboxRow[], away: Set<string>): Promise<void> {
  for (let from = 0; from < overdue.length; from += PAGE) {
    const moves = overdue.slice(from, from + PAGE).map((row) => ({ from: row, to: afterSend(row, deps.now()) }));
    const queues = [...new Set(moves.map(({ to }) => to.queue))];
    const sent = await Promise.all(
      queues.map((queue) =>
        sendTo(
          deps,
          queue,
          moves.filter(({ to }) => to.queue === queue),
          away,
        ),
      ),
    );
    const gone = new Set(sent.flat());
    await moveOutbox(
      deps.tickets,
      partition,
      moves.filter((move) => gone.has(move)),
    );
  }
}

/** Answers what was sent. */
async function sendTo({ bus, log }: Deps, queue: string, moves: Move[], away: Set<string>): Promise<Move[]> {
  if (away.has(queue)) return [];
  try {
    await bus.send(
      queue,
      moves.map(({ from, to }) => toMessage(to, from.rowKey)),
    );
    return moves;
  } catch (error) {
    if (!away.has(queue)) log(`messages for ${queue} left to the next relay: ${kindOf(error)}`);
    away.add(queue);
    return [];
  }
}
