import { type BodyLimit, checkStructure } from './check-structure.ts';
import { jsonFaultAt } from './json-fault.ts';
import { failureAt } from './place.ts';

/** Parses JSON, or fails with 400: MALFORMED_JSON, also for what isn't UTF-8, or the codes of checkStructure. */
export const parseJson = (bytes: Uint8Array, limit: BodyLimit): unknown => parseText(decode(bytes), limit);

export function parseText(text: string, limit: BodyLimit): unknown {
  checkStructure(text, limit);
  try {
    return JSON.parse(text);
  } catch {
    throw failureAt('MALFORMED_JSON', text, jsonFaultAt(text));
  }
}

export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder().decode(bytes);
    throw failureAt('MALFORMED_JSON', text, text.indexOf('\ufffd'));
  }
}
