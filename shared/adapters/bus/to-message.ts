import { type Message, readMessage } from '../../contract/message.ts';
import { owedKind } from '../../core/ticket/retries.ts';
import type { OutboxRow, OwedPlace } from '../store/rows.ts';
import type { Sending } from './bus.ts';

/**
 * The message of an outbox row, with what its kind reads. The attempt is part of its id: duplicate detection must not
 * swallow what is sent again on purpose.
 */
export function toMessage(row: OutboxRow): Sending {
  const body = {
    schemaVersion: 1,
    outboxId: row.outboxId,
    outboxRow: row.rowKey,
    partner: row.partnerTenantId,
    ticketId: row.ticketId,
    eventSequence: row.sequence,
    traceparent: row.traceparent,
  };
  return { messageId: `${row.outboxId}.${row.attempts}`, body: readMessage[owedKind(row.outboxId)](body) };
}

/** Where the outbox row of a message was when it was sent. */
export const placeOf = ({ outboxRow, outboxId, partner, ticketId }: Message): OwedPlace => ({
  rowKey: outboxRow,
  outboxId,
  partnerTenantId: partner,
  ticketId,
});
