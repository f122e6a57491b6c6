import type { ServiceBusReceivedMessage } from '@azure/service-bus';

/**
 * The bytes of a received body; several data sections are one body. An AMQP value is handed on only as what it is: text
 * to a function that takes text, bytes to one that takes bytes.
 * Fails with Error for any other body: Azure doesn't run the function either.
 */
export function bodyOf(
  { body, _rawAmqpMessage: { bodyType } }: Pick<ServiceBusReceivedMessage, 'body' | '_rawAmqpMessage'>,
  binary: boolean,
): Buffer {
  if (bodyType === 'data') return Buffer.concat([body].flat());
  if (bodyType === 'value' && typeof body === 'string' && !binary) return Buffer.from(body);
  if (bodyType === 'value' && Buffer.isBuffer(body) && binary) return body;
  throw new Error(`expected a body of data or an AMQP value of ${binary ? 'bytes' : 'text'}, found a ${bodyType} body`);
}
