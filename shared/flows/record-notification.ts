import { fromMessage, type Message } from '../contract/message.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { recordNotification as save } from '../store/notifications.ts';
import { findOutbox } from '../store/outbox.ts';
import { scopeOf } from '../store/scope.ts';
import { loadEvent } from '../store/tickets.ts';
import { notificationType } from '../ticket/messages.ts';

/** Records on the ticket what is told to its partner, once whatever is delivered twice. */
export async function recordNotification(deps: Deps, message: Message): Promise<void> {
  const outbox = await findOutbox(deps.tickets, fromMessage(message));
  if (outbox === null) return;
  const event = await loadEvent(deps.tickets, scopeOf(message.partner), message.ticketId, message.eventSequence);
  const type = event === null ? undefined : notificationType(event);
  if (type === undefined) throw new AppError('NOT_FOUND', 'The message tells of an event that does not exist');
  const { sequence, outboxId: id } = outbox;
  await save(deps.tickets, outbox, { id, type, sequence, recordedAt: deps.now() });
}
