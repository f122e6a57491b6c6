import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { NOTIFICATION_TYPES } from '../../../shared/core/ticket/owed.ts';
import { KINDS, type KindName, type KnownRow } from './ticket-rows.ts';
import type { StoredTicket } from './ticket-shape.ts';

type Columns<Kind extends KindName> = z.output<(typeof KINDS)[Kind]['columns']>;

/** What the rows of one ticket tell against each other; each of them has its kind's shape. */
export function relationFaults(rows: KnownRow[]): string[] {
  const of = <Kind extends KindName>(kind: Kind) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ groups, row, columns }) => ({
        groups,
        rowKey: row.rowKey,
        columns: KINDS[kind].columns.parse(columns) as Columns<Kind>,
      }));
  const [found, ...others] = of('ticket');
  if (found === undefined) return [`no ticket, and ${rows.length} rows of it: ${rows[0]?.row.rowKey}`];
  const { ticket, version } = found.columns;
  const events = of('event').map(({ columns: { event }, groups }) => ({ ...event, key: Number(groups.sequence) }));
  const numbers = events.map(({ sequence }) => sequence);
  const partners = rows.map(({ groups, columns }) => groups.partner ?? columns.partner ?? columns.partnerTenantId);
  const told = of('told').map(({ columns, groups }) => [Number(groups.sequence), columns.notificationType]);
  const toTell = events
    .map(({ sequence, type }) => [sequence, NOTIFICATION_TYPES[type as keyof typeof NOTIFICATION_TYPES]])
    .filter(([, type]) => type !== undefined);

  const claims: [string, boolean][] = [
    ['stands twice', others.length === 0],
    ['its keys name another', ticket.id === found.groups.id && ticket.partnerTenantId === found.groups.partner],
    ['a row of another partner', partners.every((partner) => partner === ticket.partnerTenantId)],
    ['events with gaps', isDeepStrictEqual(numbers, upTo(ticket.version)) && version === ticket.version],
    ['an event under another number', events.every(({ key, sequence }) => key === sequence)],
    ['not begun by its acceptance', events[0]?.type === 'accepted' && events[0].at === ticket.createdAt],
    ['changed at another time than its last event', events.at(-1)?.recordedAt === ticket.updatedAt],
    ['its last status is of no event', lastStatus(events) === ticket.status],
    ['told of other events than happened', isDeepStrictEqual(told, toTell)],
    ['messages that nobody took', of('outbox').length === 0],
    [
      'falls due otherwise than its clocks run',
      isDeepStrictEqual(
        of('due').map(({ rowKey }) => rowKey),
        dueKeys(ticket),
      ),
    ],
  ];
  return [...claims.filter(([, holds]) => !holds).map(([fault]) => fault), ...listFaults(ticket, of('listed'))];
}

const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

const STATUS_AFTER: Record<string, string> = { accepted: 'accepted', 'hand-off-ready': 'ready' };
const STATUSES_NAMED_AS_EVENTS = ['filed', 'answered', 'resolved', 'cancelled'];

/** The state as the history tells it, by the words of the design and not by the code under test. */
function lastStatus(events: { type: string }[]): string {
  let cancelledFrom = '';
  return events.reduce((status, { type }, index) => {
    if (type === 'cancelled') cancelledFrom = status;
    if (type === 'reopened' && status === 'cancelled') return cancelledFrom;
    if (type === 'reopened')
      return events.slice(0, index).some((before) => before.type === 'answered') ? 'answered' : 'filed';
    return STATUS_AFTER[type] ?? (STATUSES_NAMED_AS_EVENTS.includes(type) ? type : status);
  }, '');
}

function dueKeys({ id, clocks, pausedSince }: StoredTicket): string[] {
  const heldFrom = (name: string) => (name === 'filing' ? null : pausedSince) ?? Number.POSITIVE_INFINITY;
  return clocks
    .filter(({ state }) => state === 'running')
    .flatMap(({ name, warnAt, warnedAt, dueAt }) => [
      ...(warnAt !== null && warnedAt === null ? [[warnAt, name, 'warn'] as const] : []),
      [dueAt, name, 'breach'] as const,
    ])
    .filter(([at, name]) => at < heldFrom(name))
    .map(([at, name, level]) => `due!${new Date(at).toISOString()}!${id}!${name}!${level}`)
    .sort();
}

function listFaults(
  ticket: StoredTicket,
  rows: { groups: Record<string, string>; columns: Columns<'listed'> }[],
): string[] {
  const [listed, ...more] = rows;
  if (listed === undefined || more.length > 0) return [`stands ${rows.length} times in the lists`];
  const { description: _, ...issue } = ticket.intent.issue;
  const expected = {
    shelf: ['resolved', 'cancelled'].includes(ticket.status) ? 'done' : 'open',
    place: String(9_999_999_999_999 - ticket.createdAt).padStart(13, '0'),
    status: ticket.status,
    severity: ticket.severity,
    customer: ticket.intent.customer.tenantId,
    channel: ticket.decision.channel,
    product: ticket.intent.product.family,
    breached: ticket.clocks.some(({ breachedAt }) => breachedAt !== null),
    ticket: { ...ticket, intent: { ...ticket.intent, issue } },
  };
  const { shelf, place } = listed.groups;
  const found = { shelf, place, ...listed.columns };
  const differing = Object.keys(expected).filter(
    (name) => !isDeepStrictEqual(expected[name as keyof typeof expected], found[name as keyof typeof found]),
  );
  return differing.map((name) => `listed with another ${name}`);
}
