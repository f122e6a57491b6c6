import type { Sending } from '../../../shared/adapters/bus/bus.ts';
import { PARTNER, TRACE } from '../../support/fixtures.ts';

/** A message like those that are owed, told apart by its number. */
export function messageOf(number: number): Sending {
  const ticketId = number.toString(16).padStart(32, '0');
  const outboxId = `${ticketId}-1-channel`;
  const outboxRow = `outbox!2026-11-23T09:00:10.000Z!${outboxId}`;
  const body = { schemaVersion: 1 as const, outboxId, outboxRow, partner: PARTNER, ticketId, traceparent: TRACE };
  return { messageId: `${outboxId}.1`, body };
}
