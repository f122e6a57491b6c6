import type { Instant } from '../../core/sla/instant.ts';
import type { Deadline } from '../../core/ticket/deadlines.ts';
import type { Ticket } from '../../core/ticket/ticket.ts';

/** The partition of a ticket: all its rows stand together, so that they change in one transaction. */
export const partitionOf = (ticketId: string): string => ticketId.slice(0, 1);

export const PARTITIONS = [...'0123456789abcdef'];

const sequenceKey = (sequence: number): string => String(sequence).padStart(10, '0');
const instantKey = (instant: Instant): string => new Date(instant).toISOString();
// Newest first: the largest instant that fits 13 digits, less this one.
const newestFirst = (instant: Instant): string => String(9_999_999_999_999 - instant).padStart(13, '0');

export const ticketKey = (partner: string, id: string): string => `ticket!${partner}!${id}`;
export const eventKey = (partner: string, id: string, sequence: number): string =>
  `event!${partner}!${id}!${sequenceKey(sequence)}`;
export const repeatKey = (partner: string, id: string, hash: string): string => `repeat!${partner}!${id}!${hash}`;
/** Beside the event that it tells of, so that one read gives a ticket's whole history. */
export const notificationKey = (partner: string, id: string, sequence: number): string =>
  `${eventKey(partner, id, sequence)}!told`;
export const outboxKey = (notBefore: Instant, outboxId: string): string =>
  `outbox!${instantKey(notBefore)}!${outboxId}`;
export const dueKey = (id: string, { at, clock, level }: Deadline): string =>
  `due!${instantKey(at)}!${id}!${clock}!${level}`;

export type Shelf = 'open' | 'done';

/** Lists show what is still under way apart from what is over. */
export const shelfOf = ({ status }: Pick<Ticket, 'status'>): Shelf =>
  status === 'resolved' || status === 'cancelled' ? 'done' : 'open';

/** Where a ticket stands in every list, whichever shelf and partition it is on. */
export const placeOf = ({ id, createdAt }: Pick<Ticket, 'id' | 'createdAt'>): string =>
  `${newestFirst(createdAt)}!${id}`;

export const listKey = (shelf: Shelf, partner: string, place: string): string => `${shelf}!${partner}!${place}`;

/** All keys that begin with this prefix, as a half-open range. `!` ends each part, `"` is the next character. */
export const under = (prefix: string): { from: string; to: string } => ({ from: `${prefix}!`, to: `${prefix}"` });

/** All keys of this kind up to and including this instant. */
export const upTo = (kind: 'outbox' | 'due', now: Instant): { from: string; to: string } => ({
  from: `${kind}!`,
  to: `${kind}!${instantKey(now + 1)}`,
});
