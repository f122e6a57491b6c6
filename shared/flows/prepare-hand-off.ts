import { fromMessage, type Message } from '../adapters/bus/message.ts';
import { findOutbox, settleOutbox } from '../adapters/store/outbox.ts';
import type { Channel } from '../core/decision/intent.ts';
import { scopeOf } from '../core/partner/scope.ts';
import { record } from '../core/ticket/record.ts';
import type { Deps } from '../deps.ts';
import { changeTicket } from './change-ticket.ts';
import { CHANNEL_WORKERS } from './channels/index.ts';

/**
 * Makes an accepted ticket's hand-off ready. Delivered twice, late or together with another copy, it happens once:
 * the event and the end of the message are one transaction, and only an accepted ticket takes the event.
 */
export async function prepareHandOff(deps: Deps, channel: Channel, message: Message): Promise<void> {
  await changeTicket(deps, scopeOf(message.partner), message.ticketId, async ({ ticket }) => {
    const outbox = await findOutbox(deps.tickets, fromMessage(message));
    if (outbox === null) return null;
    if (ticket.status !== 'accepted') {
      await settleOutbox(deps.tickets, outbox);
      return null;
    }
    const act = await CHANNEL_WORKERS[channel](ticket, deps);
    const change = record(ticket, { act, by: 'system' }, deps.now());
    if ('refused' in change) return null;
    return { change, options: { traceparent: message.traceparent, settled: [outbox] } };
  });
}
