import rhea, { type EventContext, type Message, type Receiver } from 'rhea';
import { arrived } from './rhea-internals.ts';

/** Serves requests that come on one link and are answered on another of the same session, named in `reply_to`. */
export function serveRequests(
  receiver: Receiver,
  answer: (request: Message, reply: (message: object) => void) => void,
): void {
  receiver.on('message', (context: EventContext) => {
    const request = rhea.message.decode(arrived(context).bytes) as unknown as Message;
    context.delivery?.accept();
    answer(request, (message) => {
      const link = receiver.session.find_sender(({ name }: { name: string }) => name === request.reply_to);
      link?.send({ body: undefined, correlation_id: request.message_id, ...message });
    });
  });
}
