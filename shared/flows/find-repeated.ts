import { listTickets } from '../adapters/store/list-tickets.ts';
import type { Caller } from '../core/partner/caller.ts';
import type { Ticket } from '../core/ticket/ticket.ts';
import type { Deps } from '../deps.ts';
import { kindOf } from '../failure.ts';

/**
 * The id of another ticket that has a new one's reference; null for none. It is looked for once the new one is stored, so
 * that of two that come at once one knows of the other; that it can't be looked for doesn't undo what was taken.
 */
export async function findRepeated(
  { tickets, log }: Pick<Deps, 'tickets' | 'log'>,
  { scope }: Caller,
  { id, intent: { reference } }: Ticket,
): Promise<string | null> {
  if (reference === undefined) return null;
  try {
    const { tickets: found } = await listTickets(tickets, scope, { size: 2, after: null }, { filter: { reference } });
    return found.find((other) => other.id !== id)?.id ?? null;
  } catch (error) {
    log(`The reference of ${id} was not looked for: ${kindOf(error)}`);
    return null;
  }
}
