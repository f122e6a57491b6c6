import type { Scope } from '../../core/partner/scope.ts';
import type { ListedTicket } from '../../core/ticket/listed.ts';
import { PARTITIONS } from './keys.ts';
import { listedText } from './list-rows.ts';
import { type ListQuestion, type Walk, walksFor } from './list-walks.ts';
import type { Entity, Table } from './table.ts';

/** When a page is full though it has fewer tickets than were asked for. */
const MOST_CHARACTERS = 512 * 1_024;

/** A page of a walk over many tickets; `after` is where the page before ended, null for the first. */
export interface PageAsked {
  size: number;
  after: string | null;
}

/** One page; `last` is the place to go on from, null on the last page. */
export interface ListPage {
  tickets: ListedTicket[];
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
  const tickets: ListedTicket[] = [];
  let last: string | null = null;
  let characters = 0;
  for (;;) {
    const next = heads.reduce<Head | null>((best, head) => (head.isBefore(best) ? head : best), null);
    if (next?.row == null) return { tickets, last: null };
    if (tickets.length === size || characters > MOST_CHARACTERS) return { tickets, last };
    last = next.place;
    const text = listedText(next.row);
    characters += text.length;
    tickets.push(JSON.parse(text) as ListedTicket);
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
    // Half of what an even spread would give: who has more is asked again, for twice as much.
    const rows = table.query(range, Math.ceil(size / (2 * PARTITIONS.length)) + 1)[Symbol.asyncIterator]();
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
