import { items, MalformedMessage, map, textOf } from './values.ts';

/** A map section as its entries: the key's text and both parts as they were encoded. */
export type Entries = Map<string, { key: Buffer; value: Buffer }>;

/** Reads a map section; keys that are no text are kept under their bytes. Throws MalformedMessage. */
export function readEntries(encoded: Buffer | undefined): Entries {
  const entries: Entries = new Map();
  if (!encoded) return entries;
  if (encoded[0] !== 0xc1 && encoded[0] !== 0xd1) {
    throw new MalformedMessage(`expected a map, found type 0x${encoded[0]?.toString(16)}`);
  }
  const parts = items(encoded);
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const key = parts[i] as Buffer;
    entries.set(textOf(key) ?? key.toString('latin1'), { key, value: parts[i + 1] as Buffer });
  }
  if (2 * entries.size !== parts.length) throw new MalformedMessage('expected a value for each key, and no key twice');
  return entries;
}

/** The opposite of `readEntries`; no entries, no section. */
export function writeEntries(entries: Entries): Buffer | undefined {
  if (entries.size === 0) return undefined;
  return map([...entries.values()].flatMap(({ key, value }) => [key, value]));
}
