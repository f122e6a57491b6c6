import { readEntries, writeEntries } from './maps.ts';
import { join, split } from './sections.ts';
import { string } from './values.ts';

/** Application properties by name, their values encoded. */
export type Properties = ReadonlyMap<string, Buffer>;

/** The same encoded message with these application properties added or replaced. */
export function withProperties(payload: Buffer, properties: Properties): Buffer {
  if (properties.size === 0) return payload;
  const cut = split(payload);
  const entries = readEntries(cut.applicationProperties);
  for (const [name, value] of properties) entries.set(name, { key: string(name), value });
  return join({ ...cut, applicationProperties: writeEntries(entries) });
}

/** The two properties by which a dead letter says why it is one. */
export function deadLetterProperties(reason: string, description: string): Properties {
  return new Map([
    ['DeadLetterReason', string(reason)],
    ['DeadLetterErrorDescription', string(description)],
  ]);
}
