import { randomUUID } from 'node:crypto';
import { headerField, propertyField } from './fields.ts';
import { identityOf } from './identity.ts';
import { checkLimits } from './limits.ts';
import { readEntries } from './maps.ts';
import { join, split } from './sections.ts';
import { items, list, MalformedMessage, nothing, numberOf, string } from './values.ts';

/** A message as a client sent it, with what the queue must know about it. */
export interface Incoming {
  /** The encoded message, with a message id. */
  payload: Buffer;
  /** Its message id, with the type of it. */
  messageId: string;
  /** Milliseconds; undefined when the sender set none. */
  timeToLive?: number;
  /** Milliseconds since 1970; undefined when the message is for now. */
  scheduledFor?: number;
}

/**
 * Reads a sent message and gives it a message id if it has none: clients rely on finding one. Throws MalformedMessage,
 * or UnacceptableMessage where it is more than Service Bus takes.
 */
export function readIncoming(bytes: Buffer): Incoming {
  const cut = split(bytes);
  const header = cut.header ? items(cut.header) : [];
  const fields = cut.properties ? items(cut.properties) : [];
  const annotations = readEntries(cut.annotations);
  checkLimits(cut, fields, annotations, readEntries(cut.applicationProperties));
  const found = fields[propertyField.messageId] ?? nothing;
  const hasId = found[0] !== nothing[0];
  const id = hasId ? found : string(randomUUID().replaceAll('-', ''));
  return {
    // A copy, since the bytes may be a slice of a much larger chunk of the socket's.
    payload: hasId ? Buffer.from(bytes) : join({ ...cut, properties: list([id, ...fields.slice(1)]) }),
    messageId: identityOf(id),
    timeToLive: timeToLive(header, fields),
    scheduledFor: numberOf(annotations.get('x-opt-scheduled-enqueue-time')?.value ?? nothing),
  };
}

/** The header holds no more than 49.7 days; clients say a longer life by when it begins and ends. */
function timeToLive(header: readonly Buffer[], fields: readonly Buffer[]): number | undefined {
  const begin = numberOf(fields[propertyField.creation] ?? nothing) ?? Number.NaN;
  const end = numberOf(fields[propertyField.expiry] ?? nothing) ?? Number.NaN;
  const life = end > begin ? end - begin : numberOf(header[headerField.timeToLive] ?? nothing);
  if (life !== undefined && life < 0) throw new MalformedMessage(`expected a time to live, found ${life}`);
  return life;
}
