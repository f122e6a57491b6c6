import { placeOf } from '../adapters/bus/to-message.ts';
import { settleOutbox, traceOutbox } from '../adapters/store/outbox.ts';
import { claimOutbox, releaseOutbox } from '../adapters/store/outbox-claims.ts';
import { loadTicket } from '../adapters/store/tickets.ts';
import type { MessageOf } from '../contract/message.ts';
import { scopeOf } from '../core/partner/scope.ts';
import type { Act } from '../core/ticket/events.ts';
import { record } from '../core/ticket/record.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { changeTicket } from './change-ticket.ts';
import type { ChannelWorker, Outcome } from './channels/worker.ts';

/**
 * Has a channel's worker act on an accepted ticket, and records the outcome. Claim, act, record: of several copies of
 * the message one acts, and acts once, however often the record is tried. The event and the end of the message are one
 * transaction, and only an accepted ticket takes the event. Fails with NOT_FOUND, or with why a ticket doesn't take the
 * event though it waits for it: then the message stays owed.
 */
export async function prepareHandOff(deps: Deps, work: ChannelWorker, message: MessageOf<'channel'>): Promise<void> {
  const scope = scopeOf(message.partner);
  const loaded = await loadTicket(deps.tickets, scope, message.ticketId);
  if (loaded === null) throw new AppError('NOT_FOUND');
  if (loaded.ticket.status !== 'accepted') return settleOutbox(deps.tickets, placeOf(message));
  const claimed = await claimOutbox(deps.tickets, placeOf(message), deps.now());
  if (claimed === null) return;
  const act = await work(loaded.ticket, deps).then(actOf, async (error: unknown) => {
    await releaseOutbox(deps.tickets, claimed);
    throw error;
  });
  if (act === null) return releaseOutbox(deps.tickets, claimed);
  await changeTicket(deps, scope, message.ticketId, async ({ ticket }) => {
    const outbox = await traceOutbox(deps.tickets, claimed);
    if (outbox === null) return null;
    const change = record(ticket, { act, by: 'system' }, deps.now());
    if (!('refused' in change)) return { change, options: { traceparent: message.traceparent, settled: [outbox] } };
    // Only a ticket that went on by another way owes nothing more.
    const isOver = change.refused === 'EVENT_NOT_ALLOWED' && ticket.status !== 'accepted';
    await (isOver ? settleOutbox : releaseOutbox)(deps.tickets, outbox);
    if (!isOver) throw new AppError(change.refused, change.detail);
    return null;
  });
}

/** The event that tells an outcome; null where there is nothing to tell yet. */
function actOf(outcome: Outcome): Act | null {
  switch (outcome.kind) {
    case 'ready':
      return { type: 'hand-off-ready', data: outcome.isv === undefined ? {} : { isv: outcome.isv } };
    case 'fallback':
      return { type: 'hand-off-ready', data: { reason: outcome.reason } };
    case 'filed':
      return { type: 'filed', data: { reference: outcome.reference } };
    case 'later':
      return null;
  }
}
