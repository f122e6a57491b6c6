import { z } from 'zod';
import { isTicketId } from '../store/keys.ts';
import type { OutboxRow } from '../store/rows.ts';

/**
 * What travels through the queues: ids only. The names avoid those of the trigger's own metadata, which a
 * message's members would replace.
 */
export const messageSchema = z.strictObject({
  schemaVersion: z.literal(1),
  outboxId: z.string().min(1).max(200),
  outboxRow: z.string().min(1).max(300),
  queueName: z.string(),
  partner: z.guid(),
  ticketId: z.string().refine(isTicketId),
  eventSequence: z.int().positive(),
  attempt: z.int().positive(),
  traceparent: z.string().max(100),
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
