import type { Entity } from '../../../shared/adapters/store/table.ts';

// https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model, in UTF-16.
const MOST_OF_KEY = 512;
const MOST_OF_STRING = 32 * 1_024;
const MOST_OF_ROW = 512 * 1_024;
const FORBIDDEN_IN_KEYS = /[/\\#?\p{Cc}\p{Surrogate}]/u;

/** What Table Storage would not have taken of a row, though the stand-in has. */
export function limitFaults(row: Entity): string[] {
  const keys = [row.partitionKey, row.rowKey];
  const texts = Object.values(row).filter((value) => typeof value === 'string');
  const size = Object.entries(row).reduce((sum, [name, value]) => sum + name.length + String(value).length, 0);
  return [
    ...keys.filter((key) => key.length > MOST_OF_KEY).map((key) => `a key of ${key.length} characters`),
    ...keys.filter((key) => FORBIDDEN_IN_KEYS.test(key)).map((key) => `the key ${JSON.stringify(key)}`),
    ...texts.filter((text) => text.length > MOST_OF_STRING).map((text) => `a string of ${text.length} characters`),
    ...texts.filter((text) => /\p{Surrogate}/u.test(text)).map(() => 'half a surrogate pair'),
    ...(size > MOST_OF_ROW ? [`${size} characters in a row`] : []),
  ];
}
