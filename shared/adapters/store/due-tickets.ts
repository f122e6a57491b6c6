import type { Instant } from '../../core/sla/instant.ts';
import { upTo } from './keys.ts';
import type { Table } from './table.ts';

export interface DueTicket {
  partnerTenantId: string;
  ticketId: string;
}

/** The tickets of a partition on which something fell due by `now`, each once, the most overdue first. */
export async function dueTickets(table: Table, partitionKey: string, now: Instant): Promise<DueTicket[]> {
  const found = new Map<string, DueTicket>();
  for await (const row of table.query({ partitionKey, ...upTo('due', now) })) {
    const ticketId = String(row.ticketId);
    if (!found.has(ticketId)) found.set(ticketId, { partnerTenantId: String(row.partner), ticketId });
  }
  return [...found.values()];
}
