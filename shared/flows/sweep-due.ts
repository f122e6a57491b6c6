import { dueTickets } from '../adapters/store/due-tickets.ts';
import type { OutboxRow } from '../adapters/store/rows.ts';
import type { Deps } from '../deps.ts';
import { isAppError } from '../errors.ts';
import { flagTogether } from './flag-together.ts';
import { type RunReport, runByPartition } from './run-report.ts';
import { sendOwed } from './send-owed.ts';

export const SWEEP = 'sweepDue';

/** How many tickets of a partition are in hand at once: about as many as one transaction holds. */
const PAGE = 16;

/**
 * Flags every warning and breach that fell due by now. It goes by what is stored, never by the schedule: run twice,
 * late or beside another sweep, each flag is set once. Messages go out when all is flagged: no bus keeps a flag waiting.
 */
export async function sweepDue(deps: Deps): Promise<RunReport> {
  const owed: OutboxRow[] = [];
  const report = await runByPartition(deps, SWEEP, (partition) => sweepPartition(deps, partition, owed));
  await sendOwed(deps, owed);
  return report;
}

async function sweepPartition(deps: Deps, partition: string, owed: OutboxRow[]): Promise<RunReport> {
  const due = await dueTickets(deps.tickets, partition, deps.now());
  const failed: unknown[] = [];
  for (let from = 0; from < due.length; from += PAGE) {
    const page = due.slice(from, from + PAGE);
    const flagged = await flagTogether(deps, page);
    owed.push(...flagged.owed);
    failed.push(...flagged.failed);
    // A row that storage doesn't take is one of many; where it takes none, it is away, and each more would wait for it.
    const isAway = page.length > 1 && flagged.failed.filter(isUnavailable).length === page.length;
    if (isAway) break;
  }
  return { due: due.length, failed };
}

const isUnavailable = (error: unknown): boolean => isAppError(error, 'STORAGE_UNAVAILABLE');
