import { placeOf } from '../adapters/bus/to-message.ts';
import { recordNotification as save } from '../adapters/store/notifications.ts';
import { loadEvent } from '../adapters/store/tickets.ts';
import type { MessageOf } from '../contract/message.ts';
import { scopeOf } from '../core/partner/scope.ts';
import { notificationType } from '../core/ticket/owed.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';

/** Records on the ticket what is told to its partner, once whatever is delivered twice. */
export async function recordNotification(deps: Deps, message: MessageOf<'notify'>): Promise<void> {
  const { partner, ticketId, eventSequence: sequence, outboxId: id } = message;
  const event = await loadEvent(deps.tickets, scopeOf(partner), ticketId, sequence);
  const type = event === null ? undefined : notificationType(event);
  if (type === undefined) throw new AppError('NOT_FOUND');
  await save(deps.tickets, placeOf(message), { id, type, sequence, recordedAt: deps.now() });
}
