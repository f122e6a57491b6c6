import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Looks at each ticket of a page in order. Before each `spend` says whether another may be looked at; after each other
 * calls get their turn, since one may take milliseconds without waiting for anything.
 */
export async function oneByOne<Ticket, Result>(
  tickets: readonly Ticket[],
  spend: () => Promise<void>,
  look: (ticket: Ticket) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const ticket of tickets) {
    await spend();
    results.push(await look(ticket));
    await nextTurn();
  }
  return results;
}
