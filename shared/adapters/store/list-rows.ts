import { listed } from '../../core/ticket/listed.ts';
import { nextDue } from '../../core/ticket/next-due.ts';
import type { Status, Ticket } from '../../core/ticket/ticket.ts';
import { sha256 } from '../../hash.ts';
import { fromColumns, toColumns } from './columns.ts';
import { instantKey, LISTS, partitionOf, placeOf } from './keys.ts';
import type { Entity } from './table.ts';
import { toText } from './text.ts';

/** What stands in the column of a due time where no clock runs: it sorts behind every instant. */
export const NEVER = 'never';

/** The columns by whose value tickets are found: each value has a list of its own. */
export const FOUND_BY = ['reference', 'channelReference', 'claimedBy', 'customer', 'partner'] as const;

/** Whether a ticket of this status is still under way. */
export const isOpen = (status: Status): boolean => status !== 'resolved' && status !== 'cancelled';

/** What stands for a text in keys and columns, which can't hold every character that it may have; nothing for none. */
export const markOf = (text: string | null | undefined): string => (text == null ? '' : sha256(text).slice(0, 32));

/** What lists filter by. */
function columnsOf(ticket: Ticket) {
  const { intent, decision, status, severity, clocks, channelReference, claimedBy } = ticket;
  const due = nextDue(ticket);
  return {
    status,
    severity,
    open: isOpen(status),
    due: due === null ? NEVER : instantKey(due),
    breached: clocks.some((clock) => clock.breachedAt !== null),
    channel: decision.channel ?? '',
    product: intent.product.family,
    customer: intent.customer.tenantId,
    partner: intent.partner.tenantId,
    reference: markOf(intent.reference),
    channelReference: markOf(channelReference),
    claimedBy: markOf(claimedBy),
  };
}

/** A row for each list that the ticket stands in; all of them have the same columns. */
export function listRows(ticket: Ticket): Entity[] {
  const partner = ticket.partnerTenantId;
  const columns = columnsOf(ticket);
  const place = placeOf(ticket);
  const keys = [
    `${LISTS.all(partner)}!${place}`,
    ...(columns.open ? [`${LISTS.open(partner)}!${place}`] : []),
    ...(columns.due === NEVER ? [] : [`${LISTS.soon(partner)}!${columns.due}!${place}`]),
    ...FOUND_BY.filter((column) => columns[column] !== '').map(
      (column) => `${LISTS.having(partner, column, columns[column])}!${place}`,
    ),
  ];
  const content = { ...columns, ...toColumns('ticket', toText(listed(ticket))) };
  return keys.map((rowKey) => ({ partitionKey: partitionOf(ticket.id), rowKey, ...content }));
}

/** The JSON of a list's row: a ListedTicket. */
export const listedText = (row: Entity): string => fromColumns('ticket', row);
