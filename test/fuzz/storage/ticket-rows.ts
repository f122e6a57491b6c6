import { z } from 'zod';
import type { Entity } from '../../../shared/adapters/store/table.ts';
import { CHANNELS, FAMILIES, SEVERITIES } from '../../../shared/core/decision/intent.ts';
import { NOTIFICATION_TYPES } from '../../../shared/core/ticket/owed.ts';
import { NOTIFICATIONS } from '../../../shared/core/ticket/retries.ts';
import { STATUSES } from '../../../shared/core/ticket/ticket.ts';
import { GUID, ID, INSTANT, joined, jsonOf, matching } from './columns.ts';
import { storedEvent, storedTicket } from './ticket-shape.ts';

interface RowKind {
  /** Its groups `partner` and `id` tell whose row it is, where the key does. */
  key: RegExp;
  columns: z.ZodType;
  /** The long text that its columns hold in pieces. */
  text?: string;
}

const PARTNER = `(?<partner>${GUID})`;
const TICKET = `(?<id>${ID})`;
const key = (...parts: string[]) => new RegExp(`^${parts.join('!')}$`);

/** A text's, or none. */
const mark = z.literal('').or(matching(ID));

const listed = {
  /** Of all tickets, of those under way, by due time, or of those with one value in a column. */
  key: key('(?:list|open|soon|find)', PARTNER, `(?:${INSTANT}!|\\w+!(?:${ID}|${GUID})!)?\\d{13}`, TICKET),
  text: 'ticket',
  columns: z.strictObject({
    status: z.enum(STATUSES),
    severity: z.enum(SEVERITIES),
    open: z.boolean(),
    due: z.literal('never').or(matching(INSTANT)),
    customer: matching(GUID),
    partner: matching(GUID),
    reference: mark,
    channelReference: mark,
    claimedBy: mark,
    channel: z.enum(CHANNELS),
    product: z.enum(FAMILIES),
    breached: z.boolean(),
    // What stands in it follows from the ticket, and is held against it.
    ticket: jsonOf(z.record(z.string(), z.unknown())),
  }),
};

/** Every kind of row in the table of tickets: its key's grammar and its columns. */
export const KINDS = {
  ticket: {
    key: key('ticket', PARTNER, TICKET),
    text: 'ticket',
    columns: z.strictObject({ version: z.int(), following: z.string(), ticket: jsonOf(storedTicket) }),
  },
  event: {
    key: key('event', PARTNER, TICKET, '(?<sequence>\\d{10})'),
    text: 'event',
    columns: z.strictObject({ type: z.string(), writeToken: matching(GUID), event: jsonOf(storedEvent) }),
  },
  told: {
    key: key('event', PARTNER, TICKET, '(?<sequence>\\d{10})', 'told'),
    columns: z.strictObject({
      notificationId: matching(ID, '-\\d+-notify'),
      notificationType: z.enum(Object.values(NOTIFICATION_TYPES)),
      sequence: z.int().positive(),
      recordedAt: matching(INSTANT),
    }),
  },
  repeat: {
    key: key('repeat', PARTNER, TICKET, '[0-9a-f]{64}'),
    columns: z.strictObject({ fingerprint: matching('[0-9a-f]{64}') }),
  },
  due: {
    key: key('due', INSTANT, TICKET, '(filing|initial-response)', '(warn|breach)'),
    columns: z.strictObject({ partner: matching(GUID), ticketId: matching(ID) }),
  },
  outbox: {
    key: key('outbox', INSTANT, `${TICKET}-\\d+-(channel|notify)`),
    columns: z.strictObject({
      outboxId: z.string(),
      queue: z.enum([...CHANNELS, NOTIFICATIONS]),
      partnerTenantId: matching(GUID),
      ticketId: matching(ID),
      sequence: z.int().positive(),
      attempts: z.int().min(1).max(8),
      claim: z.guid().optional(),
      claimedUntil: z.iso.datetime().optional(),
      traceparent: matching('00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}'),
    }),
  },
  listed,
} satisfies Record<string, RowKind>;

export type KindName = keyof typeof KINDS;

/** A row that has been recognised. */
export interface KnownRow {
  kind: KindName;
  row: Entity;
  groups: Record<string, string>;
  /** Long text joined, keys left out. */
  columns: Record<string, unknown>;
}

/** Which kind of row this is, by its key; undefined for none. */
export function recognise(row: Entity): KnownRow | undefined {
  for (const [kind, { key, text }] of Object.entries(KINDS) as [KindName, RowKind][]) {
    const match = key.exec(row.rowKey);
    if (match !== null) return { kind, row, groups: { ...match.groups }, columns: joined(row, text) };
  }
  return undefined;
}
