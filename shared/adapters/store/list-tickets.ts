import type { Scope } from '../../core/partner/scope.ts';
import type { Ticket } from '../../core/ticket/ticket.ts';
import { listKey, PARTITIONS, placeOf, type Shelf } from './keys.ts';
import { ticketOf } from './rows.ts';
import type { Entity, Range, Table } from './table.ts';

/** Keeps the tickets whose list columns have these values. */
export interface ListFilter {
  customer?: string;
  status?: string;
  channel?: string;
  severity?: string;
  breached?: boolean;
  product?: string;
}

/** A page of a walk over many tickets; `after` is where the page before ended, null for the first. */
export interface PageAsked {
  size: number;
  after: string | null;
}

/** One page; `last` is the place to go on from, null on the last page. */
export interface ListPage {
  tickets: Ticket[];
  last: string | null;
}

const SHELVES: Shelf[] = ['open', 'done'];

/**
 * Lists the scope's tickets newest first. Every range keeps the same order of places, so that one place tells all of
 * them where to go on, also when a ticket has changed shelves between two pages.
 */
export async function listTickets(
  table: Table,
  scope: Scope,
  { size, after }: PageAsked,
  { filter = {}, shelves = SHELVES }: { filter?: ListFilter; shelves?: readonly Shelf[] } = {},
): Promise<ListPage> {
  const ranges = shelves.flatMap((shelf) =>
    PARTITIONS.map((partition) => rangeOf(shelf, partition, scope, filter, after)),
  );
  const heads = await Promise.all(ranges.map((range) => Head.open(table, range, size)));
  const tickets: Ticket[] = [];
  while (tickets.length < size) {
    const next = heads.reduce<Head | null>((best, head) => (head.isBefore(best) ? head : best), null);
    if (next?.row == null) return { tickets, last: null };
    tickets.push(ticketOf(next.row));
    await next.advance();
  }
  const more = heads.some((head) => head.row !== null);
  const last = tickets.at(-1);
  return { tickets, last: more && last !== undefined ? placeOf(last) : null };
}

function rangeOf(shelf: Shelf, partitionKey: string, scope: Scope, filter: ListFilter, after: string | null): Range {
  const partner = scope.partnerTenantId;
  const equals = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  // The next possible key after a place is the place and the lowest character.
  const from = listKey(shelf, partner, after === null ? '' : `${after} `);
  return { partitionKey, from, to: `${shelf}!${partner}"`, equals };
}

/** The first unread row of a range. */
class Head {
  row: Entity | null = null;

  private constructor(private readonly rows: AsyncIterator<Entity>) {}

  static async open(table: Table, range: Range, size: number): Promise<Head> {
    // Tickets are spread evenly, so a range seldom gives more than twice its share.
    const head = new Head(table.query(range, Math.ceil(size / 8) + 1)[Symbol.asyncIterator]());
    await head.advance();
    return head;
  }

  async advance(): Promise<void> {
    const { done, value } = await this.rows.next();
    this.row = done ? null : value;
  }

  isBefore(other: Head | null): boolean {
    return this.row !== null && (other?.row == null || place(this.row) < place(other.row));
  }
}

/** The part of a list key that orders tickets: behind shelf and partner. */
const place = (row: Entity): string => row.rowKey.split('!').slice(2).join('!');
