import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Calendar } from '../../../shared/core/sla/calendar.ts';
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
  const following = [...of('listed'), ...of('due')].map(({ rowKey }) => rowKey);
  claims.push(['knows other rows than follow from it', sameKeys(found.columns.following.split('\n'), following)]);
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

const sameKeys = (some: string[], others: string[]): boolean => isDeepStrictEqual(some.sort(), others.sort());

/** What lists tell of a ticket, by the words of the design. */
function told(ticket: StoredTicket): unknown {
  const { intent, decision, clocks, updatedAt, calendar } = ticket;
  const { description: _, ...issue } = intent.issue;
  const { tenantId, name, domain } = intent.customer;
  const members = ['id', 'version', 'partnerTenantId', 'status', 'severity', 'channelReference', 'claimedBy'] as const;
  const days = 2 * 24 * 3_600_000;
  const last = Math.max(updatedAt, ...clocks.map(({ dueAt }) => dueAt));
  const [from = '', to = ''] = [updatedAt - days, last + days].map((at) => new Date(at).toISOString().slice(0, 10));
  const near = (date: string) => from <= date && date <= to;
  const nearOf = (dates: object = {}) => Object.fromEntries(Object.entries(dates).filter(([date]) => near(date)));
  const { timeZone, weekly, holidays = [], overrides, breaks } = calendar.calendar as Calendar;
  const shown = {
    ...Object.fromEntries(members.map((member) => [member, ticket[member]])),
    ...{ clocks, createdAt: ticket.createdAt, updatedAt, pausedSince: ticket.pausedSince },
    pauses: ticket.pauses.filter(([, end]) => end > updatedAt),
    intent: {
      reference: intent.reference,
      partner: { tenantId: intent.partner.tenantId, type: intent.partner.type },
      customer: { tenantId, name, domain },
      product: intent.product,
      issue,
    },
    decision: { outcome: decision.outcome, channel: decision.channel, code: decision.code, row: decision.row },
    calendar: {
      calendar: {
        timeZone,
        weekly,
        holidays: holidays.filter(near),
        overrides: nearOf(overrides),
        breaks: nearOf(breaks),
      },
      assumed: calendar.assumed,
    },
  };
  return JSON.parse(JSON.stringify(shown));
}

function listFaults(ticket: StoredTicket, rows: { rowKey: string; columns: Columns<'listed'> }[]): string[] {
  const values = {
    reference: markOf(ticket.intent.reference),
    channelReference: markOf(ticket.channelReference),
    claimedBy: markOf(ticket.claimedBy),
    customer: ticket.intent.customer.tenantId,
    partner: ticket.intent.partner.tenantId,
  };
  const running = ticket.clocks.filter(
    ({ startedAt, stoppedAt, name }) =>
      startedAt !== null && stoppedAt === null && (name === 'filing' || ticket.pausedSince === null),
  );
  const due = running.map(({ dueAt }) => new Date(dueAt).toISOString()).sort()[0] ?? 'never';
  const expected = {
    ...values,
    due,
    open: !['resolved', 'cancelled'].includes(ticket.status),
    status: ticket.status,
    severity: ticket.severity,
    channel: ticket.decision.channel,
    product: ticket.intent.product.family,
    breached: ticket.clocks.some(({ breachedAt }) => breachedAt !== null),
    ticket: told(ticket),
  };
  const place = `${String(9_999_999_999_999 - ticket.createdAt).padStart(13, '0')}!${ticket.id}`;
  const lists = [
    `list!${ticket.partnerTenantId}`,
    ...(expected.open ? [`open!${ticket.partnerTenantId}`] : []),
    ...(due === 'never' ? [] : [`soon!${ticket.partnerTenantId}!${due}`]),
    ...Object.entries(values)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `find!${ticket.partnerTenantId}!${name}!${value}`),
  ];
  const keys = rows.map(({ rowKey }) => rowKey);
  const differing = rows.filter(({ columns }) => !isDeepStrictEqual(columns, expected));
  return [
    ...(sameKeys(
      keys,
      lists.map((list) => `${list}!${place}`),
    )
      ? []
      : [`stands in other lists: ${keys.join(', ')}`]),
    ...differing.map(({ rowKey }) => `listed with other columns: ${rowKey}`),
  ];
}

const markOf = (text: string | null | undefined): string =>
  text == null ? '' : createHash('sha256').update(text).digest('hex').slice(0, 32);
