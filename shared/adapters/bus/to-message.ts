import { type Message, readMessage } from '../../contract/message.ts';
import { owedKind } from '../../core/ticket/retries.ts';
import type { OutboxRow, OwedPlace } from '../store/rows.ts';
import type { Sending } from './bus.ts';

/**
 * The message of an outbox row, with what its kind reads. The attempt is part of its id: duplicate detection must not
 * swallow what is sent again on purpose. What is sent again stands at `before` until it is moved, which comes after.
 */
export function toMessage(row: OutboxRow, before?: string): Sending {
  const body = {
    schemaVersion: 1,
    outboxId: row.outboxId,
    outboxRow: row.rowKey,
    ...(before !== undefined && { outboxRowBefore: before }),
    partner: row.partnerTenantId,
    ticketId: row.ticketId,
    eventSequence: row.sequence,
    traceparent: row.traceparent,
  };
  return { messageId: `${row.outboxId}.${row.attempts}`, body: readMessage[owedKind(row.outboxId)](body) };
}

/** Where the outbox row of a message is looked for. */
export const placeOf = ({ outboxRow, outboxRowBefore, outboxId, partner, ticketId }: Message): OwedPlace => ({
  rowKey: outboxRow,
  before: outboxRowBefore,
  outboxId,
  partnerTenantId: partner,
  ticketId,
});
