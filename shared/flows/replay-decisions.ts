import { listTickets, type PageAsked } from '../adapters/store/list-tickets.ts';
import type { ReplayedTicket } from '../contract/replay.ts';
import type { Edition } from '../core/decision/edition.ts';
import type { Caller } from '../core/partner/caller.ts';
import type { Scope } from '../core/partner/scope.ts';
import { compareOutcomes, outcomeOf } from '../core/policy/replayed.ts';
import { reproduce } from '../core/policy/reproduction.ts';
import type { Instant } from '../core/sla/instant.ts';
import type { ListedTicket } from '../core/ticket/listed.ts';
import type { Deps } from '../deps.ts';
import { decideIntent, provisionalDueAt } from './decide-intent.ts';
import { oneByOne } from './one-by-one.ts';
import { wholeTicket } from './read-ticket.ts';

/** Which tickets to decide again, those accepted at or after `from` and before `to`, and under which edition. */
export interface Replay {
  edition: Edition;
  from: Instant;
  to: Instant;
}

/**
 * Decides the caller's stored tickets again under another edition, each as of the instant when it was decided (at
 * acceptance, or when its details were last corrected), and under the loaded rules of its own edition. Stores nothing.
 * Before each ticket `spend` says whether another may be looked at. `last` is the place to go on from, null on the last
 * page.
 */
export async function replayDecisions(
  deps: Deps,
  { scope }: Caller,
  { edition, from, to }: Replay,
  page: PageAsked,
  spend: () => Promise<void>,
): Promise<{ tickets: ReplayedTicket[]; last: string | null }> {
  const { tickets: listed, last } = await listTickets(deps.tickets, scope, page, { accepted: { from, to } });
  const tickets = await oneByOne(listed, spend, (ticket) => replayTicket(deps, scope, ticket, edition));
  return { tickets, last };
}

async function replayTicket(deps: Deps, scope: Scope, listed: ListedTicket, edition: Edition): Promise<ReplayedTicket> {
  const ticket = await wholeTicket(deps, scope, listed);
  const { id: ticketId, intent, decision, calendar, decidedAt } = ticket;
  const { policies } = deps.config;
  const [other, today] = await Promise.all([
    decideIntent(intent, policies[edition], decidedAt),
    decideIntent(intent, policies[decision.policy.edition], decidedAt),
  ]);
  const was = outcomeOf(decision, provisionalDueAt(decision, calendar, decidedAt));
  const wouldBe = outcomeOf(other.decision, other.provisionalDueAt);
  return { ticketId, ...compareOutcomes(was, wouldBe), reproduction: reproduce(decision, today.decision) };
}
