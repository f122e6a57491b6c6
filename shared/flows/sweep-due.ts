import { type DueTicket, dueTickets } from '../adapters/store/due-tickets.ts';
import { saveHeartbeat } from '../adapters/store/heartbeats.ts';
import { PARTITIONS } from '../adapters/store/keys.ts';
import { scopeOf } from '../core/partner/scope.ts';
import { flagDue } from '../core/ticket/record.ts';
import type { Deps } from '../deps.ts';
import { traceparentOf } from '../trace.ts';
import { changeTicket } from './change-ticket.ts';
import { type RunReport, sumOf } from './run-report.ts';

export const SWEEP = 'sweepDue';

/**
 * Flags every warning and breach that fell due by now. It goes by what is stored, never by the schedule: run twice,
 * late or beside another sweep, each flag is set once.
 */
export async function sweepDue(deps: Deps): Promise<RunReport> {
  const now = deps.now();
  const reports = await Promise.all(PARTITIONS.map((partition) => sweepPartition(deps, partition, now)));
  await saveHeartbeat(deps.directory, SWEEP, now);
  return sumOf(reports);
}

async function sweepPartition(deps: Deps, partition: string, now: number): Promise<RunReport> {
  const due = await dueTickets(deps.tickets, partition, now);
  const failed: unknown[] = [];
  for (const ticket of due) {
    await flagTicket(deps, ticket).catch((error: unknown) => failed.push(error));
  }
  return { due: due.length, failed };
}

const flagTicket = (deps: Deps, { partnerTenantId, ticketId }: DueTicket) =>
  changeTicket(deps, scopeOf(partnerTenantId), ticketId, async ({ ticket }) => ({
    change: flagDue(ticket, deps.now()),
    options: { traceparent: traceparentOf() },
  }));
