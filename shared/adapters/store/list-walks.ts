import type { Scope } from '../../core/partner/scope.ts';
import type { Instant } from '../../core/sla/instant.ts';
import type { Status } from '../../core/ticket/ticket.ts';
import { instantKey, LISTS, newestFirst, under } from './keys.ts';
import { FOUND_BY, isOpen, markOf, NEVER } from './list-rows.ts';
import type { Range } from './table.ts';

/** Keeps the tickets whose list columns have these values. */
export interface ListFilter {
  status?: readonly Status[];
  channel?: string;
  severity?: string;
  breached?: boolean;
  open?: boolean;
  product?: string;
  customer?: string;
  /** The partner that the intent names. */
  partner?: string;
  reference?: string;
  channelReference?: string;
  claimedBy?: string;
}

/** Which tickets are asked for, and in which order. */
export interface ListQuestion {
  filter?: ListFilter;
  /** Accepted at or after `from` and before `to`. */
  accepted?: { from: Instant; to: Instant };
  /** On which a clock runs that is due before. */
  dueBefore?: Instant;
  /** Those first whose next clock is due soonest, those without one last; else the newest first. */
  orderBy?: 'due';
}

/** One list, read in the order of its keys, in all partitions. */
export interface Walk extends Omit<Range, 'partitionKey'> {
  prefix: string;
}

/** The lists that answer a question, to be read one behind the other; what they don't tell apart, their columns do. */
export function walksFor(
  { partnerTenantId: partner }: Scope,
  { filter = {}, accepted, dueBefore, orderBy }: ListQuestion,
): Walk[] {
  const equals = columnsOf(filter);
  const soon = LISTS.soon(partner);
  const soonest = { prefix: soon, ...under(soon), equals };
  const onlyOpen = dueBefore !== undefined || filter.open === true || filter.status?.every(isOpen) === true;
  const narrowest = listHaving(partner, equals) ?? (onlyOpen ? LISTS.open : LISTS.all)(partner);
  const newest = { prefix: narrowest, ...spanOf(narrowest, accepted), equals };
  if (dueBefore !== undefined) {
    const bound = instantKey(dueBefore);
    return [orderBy === 'due' ? { ...soonest, to: `${soon}!${bound}` } : { ...newest, below: { due: bound } }];
  }
  return orderBy === 'due' ? [soonest, { ...newest, equals: { ...equals, due: NEVER } }] : [newest];
}

type Columns = NonNullable<Range['equals']>;

/** The values that a filter asks for, as the columns have them. */
function columnsOf({ reference, channelReference, claimedBy, ...others }: ListFilter): Columns {
  const texts = Object.entries({ reference, channelReference, claimedBy });
  const marks = texts.map(([column, text]) => [column, text === undefined ? undefined : markOf(text)]);
  return Object.fromEntries([...Object.entries(others), ...marks].filter(([, value]) => value !== undefined));
}

/** The list of the value that fewest tickets have; null where no value is asked for that has one. */
function listHaving(partner: string, equals: Columns): string | null {
  const column = FOUND_BY.find((name) => equals[name] !== undefined);
  return column === undefined ? null : LISTS.having(partner, column, String(equals[column]));
}

/** The part of a list that is newest first in which tickets of a period stand; all of it without one. */
const spanOf = (prefix: string, accepted: ListQuestion['accepted']): Pick<Range, 'from' | 'to'> =>
  accepted === undefined
    ? under(prefix)
    : {
        from: under(`${prefix}!${newestFirst(accepted.to)}`).to,
        to: under(`${prefix}!${newestFirst(accepted.from)}`).to,
      };
