import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { FunctionOf } from './app-function.ts';
import type { Invocation } from './invoke.ts';
import { bodyOf } from './message-body.ts';
import { metadataOf } from './message-metadata.ts';

const traceOf = ({ applicationProperties: properties }: ServiceBusReceivedMessage) => ({
  traceParent: (properties?.traceparent ?? properties?.['Diagnostic-Id'])?.toString(),
  traceState: properties?.tracestate?.toString(),
});

/** What a function gets of a message. Fails with Error for a body that can't be handed to it. */
export function toInvocation({ trigger }: FunctionOf<'serviceBus'>, message: ServiceBusReceivedMessage): Invocation {
  const bytes = bodyOf(message, trigger.binary);
  const bodyText = bytes.toString('utf8');
  const data = trigger.binary ? { bytes } : { string: bodyText };
  const reason = `(new message on '${trigger.queue}': ${message.messageId})`;
  return { data, metadata: metadataOf(message, bodyText), ...traceOf(message), reason };
}
