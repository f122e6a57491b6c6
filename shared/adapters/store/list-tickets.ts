import type { Scope } from '../../core/partner/scope.ts';
import type { Ticket } from '../../core/ticket/ticket.ts';
import { PARTITIONS } from './keys.ts';
import { type ListQuestion, type Walk, walksFor } from './list-walks.ts';
import { ticketOf } from './rows.ts';
import type { Entity, Table } from './table.ts';

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

/**
 * Lists the scope's tickets, page by page. All partitions keep the same order of places, so that one place tells all of
 * them where to go on. In lists that are newest first a ticket keeps its place whatever becomes of it: one that fits
 * all the time is told exactly once. By due times it moves with its clocks, and so may be told again or passed by.
 */
export async function listTickets(
  table: Table,
  scope: Scope,
  { size, after }: PageAsked,
  question: ListQuestion = {},
): Promise<ListPage> {
  const heads = await openHeads(table, walksFor(scope, question), { size, after });
  const tickets: Ticket[] = [];
  let last: string | null = null;
  for (;;) {
    const next = heads.reduce<Head | null>((best, head) => (head.isBefore(best) ? head : best), null);
    if (next?.row == null) return { tickets, last: null };
    if (tickets.length === size) return { tickets, last };
    last = next.place;
    tickets.push(ticketOf(next.row));
    await next.advance();
  }
}

/** Every partition's part of each walk, from a place on: the number of the walk, and where in it. */
function openHeads(table: Table, walks: Walk[], { size, after }: PageAsked): Promise<Head[]> {
  const [, began = '0', place = ''] = /^(\d)!(.*)$/.exec(after ?? '') ?? [];
  const heads = walks.flatMap((walk, index) => {
    if (index < Number(began)) return [];
    // The next possible key after a place is the place and the lowest character.
    const onward = index === Number(began) && after !== null ? { from: `${walk.prefix}!${place} ` } : {};
    return PARTITIONS.map((partitionKey) => Head.open(table, { ...walk, ...onward, partitionKey }, index, size));
  });
  return Promise.all(heads);
}

/** The first unread row of one partition's part of a walk. */
class Head {
  row: Entity | null = null;

  private constructor(
    private readonly rows: AsyncIterator<Entity>,
    private readonly walk: number,
    private readonly prefix: string,
  ) {}

  static async open(table: Table, range: Walk & { partitionKey: string }, walk: number, size: number): Promise<Head> {
    // Tickets are spread evenly, so a range seldom gives more than twice its share.
    const rows = table.query(range, Math.ceil(size / 8) + 1)[Symbol.asyncIterator]();
    const head = new Head(rows, walk, range.prefix);
    await head.advance();
    return head;
  }

  async advance(): Promise<void> {
    const { done, value } = await this.rows.next();
    this.row = done ? null : value;
  }

  /** Where its row stands among those of all walks; only told of a row. */
  get place(): string {
    return `${this.walk}!${this.row?.rowKey.slice(this.prefix.length + 1)}`;
  }

  isBefore(other: Head | null): boolean {
    return this.row !== null && (other?.row == null || this.place < other.place);
  }
}
