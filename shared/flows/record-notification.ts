import { fromMessage, type Message } from '../bus/message.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { scopeOf } from '../partner/scope.ts';
import { recordNotification as save } from '../store/notifications.ts';
import { loadEvent } from '../store/tickets.ts';
import { notificationType } from '../ticket/owed.ts';

/** Records on the ticket what is told to its partner, once whatever is delivered twice. */
export async function recordNotification(deps: Deps, message: Message): Promise<void> {
  const { partner, ticketId, eventSequence: sequence, outboxId: id } = message;
  const event = await loadEvent(deps.tickets, scopeOf(partner), ticketId, sequence);
  const type = event === null ? undefined : notificationType(event);
  if (type === undefined) throw new AppError('NOT_FOUND');
  await save(deps.tickets, fromMessage(message), { id, type, sequence, recordedAt: deps.now() });
}
