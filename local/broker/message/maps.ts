import { items, map, textOf } from './values.ts';

/** A map section as its entries: the key's text and both parts as they were encoded. */
export type Entries = Map<string, { key: Buffer; value: Buffer }>;

/** Reads a map section; keys that are no text are kept under their bytes. */
export function readEntries(encoded: Buffer | undefined): Entries {
  const entries: Entries = new Map();
  const parts = encoded ? items(encoded) : [];
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const key = parts[i] as Buffer;
    entries.set(textOf(key) ?? key.toString('latin1'), { key, value: parts[i + 1] as Buffer });
  }
  return entries;
}

/** The opposite of `readEntries`; no entries, no section. */
export function writeEntries(entries: Entries): Buffer | undefined {
  if (entries.size === 0) return undefined;
  return map([...entries.values()].flatMap(({ key, value }) => [key, value]));
}
