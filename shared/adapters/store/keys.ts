import type { Instant } from '../../core/sla/instant.ts';
import type { Deadline } from '../../core/ticket/deadlines.ts';
import type { Ticket } from '../../core/ticket/ticket.ts';

/** The partition of a ticket: all its rows stand together, so that they change in one transaction. */
export const partitionOf = (ticketId: string): string => ticketId.slice(0, 1);

export const PARTITIONS = [...'0123456789abcdef'];

const sequenceKey = (sequence: number): string => String(sequence).padStart(10, '0');
export const instantKey = (instant: Instant): string => new Date(instant).toISOString();

/** The largest instant whose digits are thirteen. */
const LAST_INSTANT = 9_999_999_999_999;

/** Digits that sort the newest first. */
export const newestFirst = (instant: Instant): string =>
  String(LAST_INSTANT - Math.min(Math.max(instant, 0), LAST_INSTANT)).padStart(13, '0');

export const ticketKey = (partner: string, id: string): string => `ticket!${partner}!${id}`;
export const eventKey = (partner: string, id: string, sequence: number): string =>
  `event!${partner}!${id}!${sequenceKey(sequence)}`;
export const repeatKey = (partner: string, id: string, hash: string): string => `repeat!${partner}!${id}!${hash}`;
/** Beside the event that it tells of, so that one read gives a ticket's whole history. */
export const notificationKey = (partner: string, id: string, sequence: number): string =>
  `${eventKey(partner, id, sequence)}!told`;
export const outboxKey = (notBefore: Instant, outboxId: string): string =>
  `outbox!${instantKey(notBefore)}!${outboxId}`;
export const isDueKey = (rowKey: string): boolean => rowKey.startsWith('due!');
export const dueKey = (id: string, { at, clock, level }: Deadline): string =>
  `due!${instantKey(at)}!${id}!${clock}!${level}`;

/** Where a ticket stands in every list that is newest first: it never moves. */
export const placeOf = ({ id, createdAt }: Pick<Ticket, 'id' | 'createdAt'>): string =>
  `${newestFirst(createdAt)}!${id}`;

/** What begins the keys of a partner's list. */
export const LISTS = {
  /** Of all tickets. */
  all: (partner: string): string => `list!${partner}`,
  /** Of those that are neither resolved nor cancelled. */
  open: (partner: string): string => `open!${partner}`,
  /** Of those on which a clock runs, by the time when the next one is due. */
  soon: (partner: string): string => `soon!${partner}`,
  /** Of those with one value in a column. */
  having: (partner: string, column: string, value: string): string => `find!${partner}!${column}!${value}`,
};

/** All keys that begin with this prefix, as a half-open range. `!` ends each part, `"` is the next character. */
export const under = (prefix: string): { from: string; to: string } => ({ from: `${prefix}!`, to: `${prefix}"` });

/** All keys of this kind up to and including this instant. */
export const upTo = (kind: 'outbox' | 'due', now: Instant): { from: string; to: string } => ({
  from: `${kind}!`,
  to: `${kind}!${instantKey(now + 1)}`,
});
