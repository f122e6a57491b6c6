import type { Scope } from '../../core/partner/scope.ts';
import type { Instant } from '../../core/sla/instant.ts';
import type { Status } from '../../core/ticket/ticket.ts';
import { instantKey, LISTS, newestFirst, under } from './keys.ts';
import { FOUND_BY, isOpen, NEVER } from './list-rows.ts';
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
  const equals = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  const soon = LISTS.soon(partner);
  const soonest = { prefix: soon, ...under(soon), equals };
  const narrowest = narrowestList(partner, filter, dueBefore !== undefined);
  const newest = { prefix: narrowest, ...spanOf(narrowest, accepted), equals };
  if (dueBefore !== undefined) {
    const bound = instantKey(dueBefore);
    return [orderBy === 'due' ? { ...soonest, to: `${soon}!${bound}` } : { ...newest, below: { due: bound } }];
  }
  return orderBy === 'due' ? [soonest, { ...newest, equals: { ...equals, due: NEVER } }] : [newest];
}

/** The shortest list that has all that a filter finds. */
function narrowestList(partner: string, filter: ListFilter, isRunning: boolean): string {
  for (const column of FOUND_BY) {
    const value = filter[column];
    if (value !== undefined) return LISTS.having(partner, column, value);
  }
  const onlyOpen = isRunning || filter.open === true || filter.status?.every(isOpen) === true;
  return onlyOpen ? LISTS.open(partner) : LISTS.all(partner);
}

/** The part of a list that is newest first in which tickets of a period stand; all of it without one. */
const spanOf = (prefix: string, accepted: ListQuestion['accepted']): Pick<Range, 'from' | 'to'> =>
  accepted === undefined
    ? under(prefix)
    : {
        from: under(`${prefix}!${newestFirst(accepted.to)}`).to,
        to: under(`${prefix}!${newestFirst(accepted.from)}`).to,
      };
