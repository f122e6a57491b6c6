import rhea, { type Message, type Receiver } from 'rhea';
import type { Queue } from '../engine/queue.ts';
import type { Journal } from '../journal/journal.ts';
import { notImplemented, type Refusal, refusalOf } from './errors.ts';
import { type Answer, type Body, operations } from './management.ts';
import { serveRequests } from './requests.ts';

const prefix = 'com.microsoft:';

/** The status that goes with a refusal, after HTTP's. */
const statusOf: Readonly<Record<string, number>> = {
  'com.microsoft:message-lock-lost': 410,
  'com.microsoft:message-not-found': 404,
  'amqp:not-implemented': 501,
};
const badRequest = 400;

/** Serves a queue's `$management` node: what clients do beside sending and receiving. */
export function serveManagement(receiver: Receiver, queue: Queue, journal: Journal): void {
  serveRequests(receiver, (request, reply) => {
    const answer = perform(request, queue);
    journal.whenDurable(() => reply(response(answer)));
  });
}

function perform(request: Message, queue: Queue): Answer {
  const name = String(request.application_properties?.operation);
  const operation = operations.get(name.slice(prefix.length));
  if (!operation)
    return notImplemented(`${name} is out of scope of this broker, which knows queues without sessions only`);
  try {
    return operation(queue, request.body as Body);
  } catch (error) {
    return refusalOf(error);
  }
}

function response(answer: Answer): object {
  if (answer === 'nothing') return { application_properties: status(204, 'No Content') };
  if ('body' in answer) return { application_properties: status(200, 'OK'), body: answer.body };
  const { condition, description } = answer satisfies Refusal;
  const errorCondition = rhea.types.wrap_symbol(condition);
  return { application_properties: { ...status(statusOf[condition] ?? badRequest, description), errorCondition } };
}

function status(code: number, text: string): object {
  return { statusCode: rhea.types.wrap_int(code), statusDescription: text };
}
