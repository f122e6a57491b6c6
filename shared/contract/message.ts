import { z } from 'zod';
import { OUTBOX_ID, type OwedKind } from '../core/ticket/retries.ts';
import { isTicketId } from '../core/ticket/ticket.ts';
import { isTraceparent } from '../trace.ts';

const outboxKey = z.string().regex(new RegExp(`^outbox![\\dTZ:.-]{24}!${OUTBOX_ID.source}$`));

/**
 * What every message carries: ids only, each of our own form, since the log and later messages repeat them. The names
 * avoid those of the trigger's own metadata, which a message's members would replace. Unknown members are passed over:
 * while a new release rolls out, the one before reads its messages too.
 */
const common = {
  schemaVersion: z.literal(1),
  outboxId: z.string().regex(new RegExp(`^${OUTBOX_ID.source}$`)),
  /** The key of the outbox row, and the one that it had until it was sent again. */
  outboxRow: outboxKey,
  outboxRowBefore: outboxKey.optional(),
  partner: z.guid(),
  ticketId: z.string().refine(isTicketId),
  traceparent: z.string().refine(isTraceparent),
};

/** The message of each kind: what its worker reads, and no more. */
const MESSAGES = {
  channel: z.object(common),
  notify: z.object({ ...common, eventSequence: z.int().positive() }),
} as const satisfies Record<OwedKind, z.ZodType>;

export type MessageOf<Kind extends OwedKind> = z.output<(typeof MESSAGES)[Kind]>;
export type Message = MessageOf<OwedKind>;

/** Reads a message; fails naming where its faults are, and repeats nothing of it. */
const reader =
  <Schema extends z.ZodType>(schema: Schema) =>
  (body: unknown): z.output<Schema> => {
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    const where = parsed.error.issues.map(({ path }) => `/${path.join('/')}`).join(', ');
    throw new Error(`Expected a message of schema version 1, found faults at ${where}`);
  };

export const readMessage = { channel: reader(MESSAGES.channel), notify: reader(MESSAGES.notify) };
