import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { FunctionOf } from './app-function.ts';
import type { Invocation } from './invoke.ts';
import { bytesOf } from './message-body.ts';
import { batchMetadataOf, metadataOf } from './message-metadata.ts';

const traceOf = ({ applicationProperties: properties }: ServiceBusReceivedMessage) => ({
  traceParent: (properties?.traceparent ?? properties?.['Diagnostic-Id'])?.toString(),
  traceState: properties?.tracestate?.toString(),
});

/** What a function gets of one message. */
export const toInvocation = ({ trigger }: FunctionOf<'serviceBus'>, message: ServiceBusReceivedMessage): Invocation => {
  const bytes = bytesOf(message.body);
  const bodyText = bytes.toString('utf8');
  const data = trigger.binary ? { bytes } : { string: bodyText };
  const reason = `(new message on '${trigger.queueOrTopic}': ${message.messageId})`;
  return { data, metadata: metadataOf(message, bodyText), ...traceOf(message), reason };
};

/** What a function gets of a batch; empty texts are dropped, as Azure does. */
export const toBatchInvocation = (
  { trigger }: FunctionOf<'serviceBus'>,
  messages: ServiceBusReceivedMessage[],
): Invocation => {
  const bodies = messages.map(({ body }) => bytesOf(body));
  const data = trigger.binary
    ? { collectionBytes: { bytes: bodies } }
    : { collectionString: { string: bodies.map((bytes) => bytes.toString('utf8')).filter((text) => text !== '') } };
  const reason = `(${messages.length} new messages on '${trigger.queueOrTopic}')`;
  return { data, metadata: batchMetadataOf(messages), reason };
};
