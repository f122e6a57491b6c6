import type { Entity } from '../../../shared/adapters/store/table.ts';
import { shapeFaults } from './columns.ts';
import { limitFaults } from './row-limits.ts';
import { relationFaults } from './ticket-relations.ts';
import { KINDS, type KnownRow, recognise } from './ticket-rows.ts';
import type { StoredTicket } from './ticket-shape.ts';

/** What is wrong in the table of tickets, each fault with the row or ticket that has it. */
export function checkTickets(rows: Entity[]): string[] {
  const faults = rows.flatMap((row) => limitFaults(row).map((fault) => `${row.rowKey}: ${fault}`));
  const byTicket = new Map<string, KnownRow[]>();
  for (const row of rows) {
    const known = recognise(row);
    if (known === undefined) {
      faults.push(`${row.rowKey}: a row of no kind`);
      continue;
    }
    const shape = shapeFaults(KINDS[known.kind].columns, known.columns);
    faults.push(...shape.map((fault) => `${row.rowKey}${fault}`));
    const id = known.groups.id ?? '';
    if (row.partitionKey !== id[0]) faults.push(`${row.rowKey}: in the partition ${row.partitionKey}`);
    if (shape.length === 0) byTicket.set(id, [...(byTicket.get(id) ?? []), known]);
  }
  for (const [id, known] of byTicket) faults.push(...relationFaults(known).map((fault) => `ticket ${id}: ${fault}`));
  return faults;
}

/** The tickets among the rows that have their shape. */
export const storedTickets = (rows: Entity[]): StoredTicket[] =>
  rows.flatMap((row) => {
    const known = recognise(row);
    const parsed = known?.kind === 'ticket' ? KINDS.ticket.columns.safeParse(known.columns) : undefined;
    return parsed?.success ? [parsed.data.ticket] : [];
  });
