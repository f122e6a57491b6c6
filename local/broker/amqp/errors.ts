import { UnacceptableMessage } from '../message/limits.ts';

/** Why the broker refuses something: `condition` is what clients turn into their error codes. */
export interface Refusal {
  condition: string;
  description: string;
}

const refusal =
  (condition: string) =>
  (description: string): Refusal => ({ condition, description });

export const notAllowed = refusal('amqp:not-allowed');
export const notImplemented = refusal('amqp:not-implemented');
export const unauthorized = refusal('amqp:unauthorized-access');
export const stolen = refusal('amqp:link:stolen');
const malformed = refusal('amqp:decode-error');
export const messageNotFound = refusal('com.microsoft:message-not-found');

/** Clients know an unknown entity by this very wording. */
export const entityNotFound = (name: string): Refusal => ({
  condition: 'amqp:not-found',
  description: `The messaging entity '${name}' could not be found.`,
});

export const lockLost: Refusal = {
  condition: 'com.microsoft:message-lock-lost',
  description: 'The lock supplied is invalid. Either the lock expired, or the message has already been removed.',
};

export const tooLarge = (found: number, allowed: number): Refusal => ({
  condition: 'amqp:link:message-size-exceeded',
  description: `expected a message of at most ${allowed} bytes, found ${found}`,
});

/** Service Bus's words where dead letters are forwarded. */
export const autoForwarding = notAllowed('Cannot create a message receiver on an entity with auto-forwarding enabled.');

/** What to answer to a request that could not be read. */
export function refusalOf(error: unknown): Refusal {
  const { message } = error as Error;
  return error instanceof UnacceptableMessage
    ? { condition: error.condition, description: message }
    : malformed(message);
}
