import { overdueOutbox, settleOutbox } from '../adapters/store/outbox.ts';
import { isClaimed } from '../adapters/store/outbox-claims.ts';
import type { OutboxRow } from '../adapters/store/rows.ts';
import { scopeOf } from '../core/partner/scope.ts';
import type { SystemAct } from '../core/ticket/events.ts';
import { record } from '../core/ticket/record.ts';
import { isSpent } from '../core/ticket/retries.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { changeTicket } from './change-ticket.ts';
import { type RunReport, runByPartition } from './run-report.ts';
import { sendAgain } from './send-again.ts';

export const RELAY = 'relayOutbox';

/** Sends again what stayed without an outcome and nobody is at, and gives up tickets that were sent often enough. */
export function relayOutbox(deps: Deps): Promise<RunReport> {
  const away = new Set<string>();
  return runByPartition(deps, RELAY, (partition) => relayPartition(deps, partition, away));
}

async function relayPartition(deps: Deps, partition: string, away: Set<string>): Promise<RunReport> {
  const overdue: OutboxRow[] = [];
  for await (const row of overdueOutbox(deps.tickets, partition, deps.now()))
    if (!isClaimed(row, deps.now())) overdue.push(row);
  const failed: unknown[] = [];
  for (const row of overdue.filter(isSpent)) await giveUp(deps, row).catch((error: unknown) => failed.push(error));
  await sendAgain(
    deps,
    partition,
    overdue.filter((row) => !isSpent(row)),
    away,
  );
  return { due: overdue.length, failed };
}

/**
 * The channel worker never got it done: a person must look. A ticket that went on by other ways owes nothing more; one
 * that can't be failed for another reason owes it still.
 */
async function giveUp(deps: Deps, row: OutboxRow): Promise<void> {
  const act: SystemAct = { type: 'failed', data: { reason: `No outcome after ${row.attempts} sends` } };
  const ticket = await changeTicket(deps, scopeOf(row.partnerTenantId), row.ticketId, async ({ ticket }) => {
    const change = record(ticket, { act, by: 'system' }, deps.now());
    if (!('refused' in change)) return { change, options: { traceparent: row.traceparent, settled: [row] } };
    if (ticket.status === 'accepted') throw new AppError(change.refused, change.detail);
    return null;
  });
  if (ticket.status !== 'failed') await settleOutbox(deps.tickets, row);
}
