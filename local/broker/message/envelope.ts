import { parts, section } from './sections.ts';
import { contentOf, MalformedMessage } from './values.ts';

/** The message format of a batch: an envelope whose data sections each hold one encoded message. */
export const batchFormat = 0x80013700;

/** The encoded messages in a batch envelope, whose own properties mean nothing. Throws MalformedMessage. */
export function openEnvelope(bytes: Buffer): Buffer[] {
  const messages: Buffer[] = [];
  for (const { code, value, end } of parts(bytes)) {
    if (code === section.data) messages.push(content(bytes.subarray(value, end)));
  }
  if (messages.length === 0) throw new MalformedMessage('expected a batch of messages, found an empty envelope');
  return messages;
}

function content(binary: Buffer): Buffer {
  if (binary[0] === 0xa0 || binary[0] === 0xb0) return contentOf(binary);
  throw new MalformedMessage(`expected binary data in a batch, found type 0x${binary[0]?.toString(16)}`);
}
