import { randomUUID } from 'node:crypto';
import { readEntries } from './maps.ts';
import { join, split } from './sections.ts';
import { items, list, nothing, numberOf, string, textOf } from './values.ts';

/** A message as a client sent it, with what the queue must know about it. */
export interface Incoming {
  /** The encoded message, with a message id. */
  payload: Buffer;
  messageId: string;
  /** Milliseconds; undefined when the sender set none. */
  timeToLive?: number;
  /** Milliseconds since 1970; undefined when the message is for now. */
  scheduledFor?: number;
}

const headerField = { timeToLive: 2 } as const;
const propertyField = { messageId: 0 } as const;

/** Reads a sent message and gives it a message id if it has none: clients rely on finding one. Throws MalformedMessage. */
export function readIncoming(bytes: Buffer): Incoming {
  const cut = split(bytes);
  const header = cut.header ? items(cut.header) : [];
  const properties = cut.properties ? items(cut.properties) : [];
  const scheduled = readEntries(cut.annotations).get('x-opt-scheduled-enqueue-time')?.value;
  const found = properties[propertyField.messageId] ?? nothing;
  const hasId = found[0] !== nothing[0];
  const id = hasId ? found : string(randomUUID().replaceAll('-', ''));
  return {
    // A copy, since the bytes may be a slice of a much larger chunk of the socket's.
    payload: hasId ? Buffer.from(bytes) : join({ ...cut, properties: list([id, ...properties.slice(1)]) }),
    messageId: textOf(id) ?? id.toString('hex'),
    timeToLive: numberOf(header[headerField.timeToLive] ?? nothing),
    scheduledFor: scheduled && numberOf(scheduled),
  };
}
