import { z } from 'zod';
import { OUTBOX_ID } from '../../core/ticket/owed.ts';
import { isTicketId } from '../../core/ticket/ticket.ts';
import { isTraceparent } from '../../trace.ts';
import type { OutboxRow } from '../store/rows.ts';

/**
 * What travels through the queues: ids only, each of our own form, since the log and later messages repeat them. The
 * names avoid those of the trigger's own metadata, which a message's members would replace.
 */
export const messageSchema = z.strictObject({
  schemaVersion: z.literal(1),
  outboxId: z.string().regex(new RegExp(`^${OUTBOX_ID.source}$`)),
  outboxRow: z.string().regex(new RegExp(`^outbox![\\dTZ:.-]{24}!${OUTBOX_ID.source}$`)),
  queueName: z.string(),
  partner: z.guid(),
  ticketId: z.string().refine(isTicketId),
  eventSequence: z.int().positive(),
  attempt: z.int().positive(),
  traceparent: z.string().refine(isTraceparent),
});

export type Message = z.output<typeof messageSchema>;

export const toMessage = (row: OutboxRow): Message => ({
  schemaVersion: 1,
  outboxId: row.outboxId,
  outboxRow: row.rowKey,
  queueName: row.queue,
  partner: row.partnerTenantId,
  ticketId: row.ticketId,
  eventSequence: row.sequence,
  attempt: row.attempts,
  traceparent: row.traceparent,
});

export const fromMessage = (message: Message): OutboxRow => ({
  rowKey: message.outboxRow,
  outboxId: message.outboxId,
  queue: message.queueName,
  partnerTenantId: message.partner,
  ticketId: message.ticketId,
  sequence: message.eventSequence,
  attempts: message.attempt,
  traceparent: message.traceparent,
});
