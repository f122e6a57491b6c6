import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { TypedData } from './rpc.ts';

type Metadata = Record<string, TypedData>;

/** A .NET date as JSON: no zone in the `…Utc` members, no trailing zeros. */
const toDateTime = (date: Date): string => date.toISOString().replace(/\.?0*Z$/, '');

/** An id as .NET shows it: text, whatever type it had; AMQP's uuids arrive as their 16 bytes. */
const idOf = (id: ServiceBusReceivedMessage['messageId']): string | undefined =>
  Buffer.isBuffer(id) && id.length === 16
    ? id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
    : id?.toString();

/** The trigger metadata of one message by .NET's names; absent members are undefined. */
function membersOf(message: ServiceBusReceivedMessage): Record<string, unknown> {
  const { enqueuedTimeUtc: enqueued, expiresAtUtc: expires } = message;
  return {
    MessageId: idOf(message.messageId),
    LockToken: message.lockToken,
    // AMQP counts the deliveries before this one, the Functions host this one too.
    DeliveryCount: (message.deliveryCount ?? 0) + 1,
    SequenceNumber: message.sequenceNumber?.toNumber(),
    EnqueuedTimeUtc: enqueued && toDateTime(enqueued),
    EnqueuedTime: enqueued && `${toDateTime(enqueued)}+00:00`,
    ExpiresAtUtc: expires && toDateTime(expires),
    ExpiresAt: expires && `${toDateTime(expires)}+00:00`,
    ContentType: message.contentType,
    ReplyTo: message.replyTo,
    To: message.to,
    Subject: message.subject,
    Label: message.subject,
    CorrelationId: idOf(message.correlationId),
    ApplicationProperties: message.applicationProperties ?? {},
    UserProperties: message.applicationProperties ?? {},
    SessionId: message.sessionId,
    ReplyToSessionId: message.replyToSessionId,
    PartitionKey: message.partitionKey,
    DeadLetterSource: message.deadLetterSource,
  };
}

const toTypedData = (value: unknown): TypedData =>
  typeof value === 'string' ? { string: value } : { json: JSON.stringify(value) };

const toMetadata = (members: Record<string, unknown>): Metadata =>
  Object.fromEntries(
    Object.entries(members)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name, toTypedData(value)]),
  );

function objectOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}

/** The metadata of one message. Members of a JSON object body join it and replace those of the same name, whatever the case. */
export function metadataOf(message: ServiceBusReceivedMessage, bodyText: string): Metadata {
  const metadata = toMetadata(membersOf(message));
  for (const [name, data] of Object.entries(toMetadata(objectOf(bodyText)))) {
    const own = Object.keys(metadata).find((key) => key.toLowerCase() === name.toLowerCase());
    metadata[own ?? name] = data;
  }
  return metadata;
}
