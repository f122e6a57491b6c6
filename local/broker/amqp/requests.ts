import rhea, { type EventContext, type Message, type Receiver, type Sender } from 'rhea';
import { arrived, nameOf } from './rhea-internals.ts';

/**
 * Serves requests that come on one link and are answered on another of the same connection and node, whose target or
 * name is in `reply_to`.
 */
export function serveRequests(
  receiver: Receiver,
  answer: (request: Message, reply: (message: object) => void) => void,
): void {
  receiver.on('message', (context: EventContext) => {
    const request = rhea.message.decode(arrived(context).bytes) as unknown as Message;
    context.delivery?.accept();
    answer(request, (message) => {
      const link = receiver.connection.find_sender((sender: Sender) => answers(sender, receiver, request.reply_to));
      link?.send({ body: undefined, correlation_id: request.message_id, ...message });
    });
  });
}

function answers(sender: Sender, receiver: Receiver, replyTo: string | undefined): boolean {
  if (sender.source?.address !== receiver.target?.address) return false;
  return nameOf(sender) === replyTo || sender.target?.address === replyTo;
}
