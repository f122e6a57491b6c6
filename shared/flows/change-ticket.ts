import {
  type CommitOptions,
  ConcurrentChange,
  commit,
  type LoadedTicket,
  loadTicket,
} from '../adapters/store/tickets.ts';
import type { Scope } from '../core/partner/scope.ts';
import type { Change } from '../core/ticket/record.ts';
import type { Ticket } from '../core/ticket/ticket.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { sendOwed } from './send-owed.ts';

/** Each try lets one writer through, so this is how many may meet at one ticket. */
const ATTEMPTS = 16;
/** The longest rest after the first lost try; it doubles with each up to the fifth, so that all take two seconds at most. */
const FIRST_REST_MS = 10;

/** A change that is to be made; `undo` takes back what it used where it isn't made after all. */
interface Planned {
  change: Change;
  options: CommitOptions;
  undo?(): void;
}

/** What to do with a ticket as it stands: a change, or null when nothing is left to do. */
export type Plan = (loaded: LoadedTicket) => Promise<Planned | null>;

/**
 * The one way to change a ticket: load → decide → commit, and after a rest again from the start when somebody else was
 * faster.
 * Fails with NOT_FOUND, or CONCURRENT_CHANGE when others are faster all the time.
 */
export async function changeTicket(deps: Deps, scope: Scope, id: string, plan: Plan): Promise<Ticket> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await deps.rest(FIRST_REST_MS * 2 ** Math.min(attempt - 1, 4));
    const loaded = await loadTicket(deps.tickets, scope, id);
    if (loaded === null) throw new AppError('NOT_FOUND');
    const planned = await plan(loaded);
    if (planned === null || planned.change.events.length === 0) return loaded.ticket;
    try {
      const owed = await commit(deps.tickets, scope, loaded, planned.change, planned.options);
      await sendOwed(deps, owed);
      return planned.change.ticket;
    } catch (error) {
      planned.undo?.();
      if (!(error instanceof ConcurrentChange)) throw error;
    }
  }
  throw new AppError('CONCURRENT_CHANGE', { attempts: String(ATTEMPTS) });
}
