import type { DueTicket } from '../adapters/store/due-tickets.ts';
import type { OutboxRow } from '../adapters/store/rows.ts';
import { loadTicket, writeTogether, writingOf } from '../adapters/store/tickets.ts';
import { writeGroups } from '../adapters/store/write-groups.ts';
import { scopeOf } from '../core/partner/scope.ts';
import { flagDue } from '../core/ticket/record.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { traceparentOf } from '../trace.ts';
import { changeTicket } from './change-ticket.ts';

/** What is owed for the flags set, and why others couldn't be. */
interface Flagged {
  owed: OutboxRow[];
  failed: unknown[];
}

/** Flags tickets of one partition, as many in a transaction as fit. Where that fails each is flagged by itself. */
export async function flagTogether(deps: Deps, tickets: readonly DueTicket[]): Promise<Flagged> {
  const planned = await Promise.allSettled(tickets.map((due) => plan(deps, due)));
  const writings = planned.flatMap((one) => (one.status === 'fulfilled' && one.value !== null ? [one.value] : []));
  const flagged: Flagged = { owed: [], failed: reasonsOf(planned) };
  for (const group of writeGroups(writings)) {
    try {
      await writeTogether(deps.tickets, group);
      flagged.owed.push(...group.flatMap(({ owed }) => owed));
    } catch {
      const alone = await Promise.allSettled(group.map(({ due }) => flagAlone(deps, due)));
      flagged.failed.push(...reasonsOf(alone));
    }
  }
  return flagged;
}

const reasonsOf = (settled: PromiseSettledResult<unknown>[]): unknown[] =>
  settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));

/** What flagging a ticket writes; null where nothing is to be flagged any more. */
async function plan(deps: Deps, due: DueTicket) {
  const scope = scopeOf(due.partnerTenantId);
  const loaded = await loadTicket(deps.tickets, scope, due.ticketId);
  if (loaded === null) throw new AppError('NOT_FOUND');
  const change = flagDue(loaded.ticket, deps.now());
  if (change.events.length === 0) return null;
  return { due, ...writingOf(scope, loaded, change, { traceparent: traceparentOf() }) };
}

const flagAlone = (deps: Deps, { partnerTenantId, ticketId }: DueTicket) =>
  changeTicket(deps, scopeOf(partnerTenantId), ticketId, async ({ ticket }) => ({
    change: flagDue(ticket, deps.now()),
    options: { traceparent: traceparentOf() },
  }));
