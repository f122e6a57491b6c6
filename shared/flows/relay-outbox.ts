import { saveHeartbeat } from '../adapters/store/heartbeats.ts';
import { PARTITIONS } from '../adapters/store/keys.ts';
import { afterSend, isClaimed, moveOutbox, overdueOutbox, settleOutbox } from '../adapters/store/outbox.ts';
import type { OutboxRow } from '../adapters/store/rows.ts';
import { scopeOf } from '../core/partner/scope.ts';
import type { SystemAct } from '../core/ticket/events.ts';
import { record } from '../core/ticket/record.ts';
import { isSpent } from '../core/ticket/retries.ts';
import type { Deps } from '../deps.ts';
import { changeTicket } from './change-ticket.ts';
import { type RunReport, sumOf } from './run-report.ts';
import { sendOwed } from './send-owed.ts';

export const RELAY = 'relayOutbox';

/** How many messages go out together: enough to be quick, few enough to fit a batch. */
const PAGE = 100;

/** Sends again what stayed without an outcome and nobody is at, and gives up tickets that were sent often enough. */
export async function relayOutbox(deps: Deps): Promise<RunReport> {
  const reports = await Promise.all(PARTITIONS.map((partition) => relayPartition(deps, partition)));
  await saveHeartbeat(deps.directory, RELAY, deps.now());
  return sumOf(reports);
}

async function relayPartition(deps: Deps, partition: string): Promise<RunReport> {
  const overdue: OutboxRow[] = [];
  for await (const row of overdueOutbox(deps.tickets, partition, deps.now()))
    if (!isClaimed(row, deps.now())) overdue.push(row);
  const failed: unknown[] = [];
  for (const row of overdue.filter(isSpent)) await giveUp(deps, row).catch((error: unknown) => failed.push(error));
  const again = overdue.filter((row) => !isSpent(row));
  for (let from = 0; from < again.length; from += PAGE) await sendAgain(deps, again.slice(from, from + PAGE));
  return { due: overdue.length, failed };
}

/** Rows move only after the send: while the bus is away they stay due and no attempt is counted. */
async function sendAgain(deps: Deps, rows: OutboxRow[]): Promise<void> {
  const next = new Map(rows.map((row) => [row.outboxId, afterSend(row, deps.now())]));
  const sent = new Set((await sendOwed(deps, [...next.values()])).map((row) => row.outboxId));
  for (const row of rows) {
    const to = next.get(row.outboxId);
    if (to !== undefined && sent.has(row.outboxId)) await moveOutbox(deps.tickets, row, to);
  }
}

/** The channel worker never got it done: a person must look. A ticket that went on by other ways owes nothing more. */
async function giveUp(deps: Deps, row: OutboxRow): Promise<void> {
  const act: SystemAct = { type: 'failed', data: { reason: `No outcome after ${row.attempts} sends` } };
  const ticket = await changeTicket(deps, scopeOf(row.partnerTenantId), row.ticketId, async ({ ticket }) => {
    const change = record(ticket, { act, by: 'system' }, deps.now());
    return 'refused' in change ? null : { change, options: { traceparent: row.traceparent, settled: [row] } };
  });
  if (ticket.status !== 'failed') await settleOutbox(deps.tickets, row);
}
