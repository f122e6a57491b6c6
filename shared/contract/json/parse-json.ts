import { AppError } from '../../errors.ts';
import { type BodyLimit, checkStructure } from './check-structure.ts';
import { jsonFaultAt } from './json-fault.ts';

/** Parses JSON, or fails with 400: MALFORMED_JSON, also for what isn't UTF-8, or the codes of checkStructure. */
export const parseJson = (bytes: Uint8Array, limit: BodyLimit): unknown => parseText(decode(bytes), limit);

export function parseText(text: string, limit: BodyLimit): unknown {
  checkStructure(text, limit);
  try {
    return JSON.parse(text);
  } catch {
    throw malformed(text, jsonFaultAt(text));
  }
}

export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder().decode(bytes);
    throw malformed(text, text.indexOf('\ufffd'));
  }
}

/** Names the place as editors do, and repeats nothing. */
function malformed(text: string, at: number): AppError {
  const lines = text.slice(0, at).split('\n');
  return new AppError('MALFORMED_JSON', {
    line: String(lines.length),
    column: String((lines.at(-1) ?? '').length + 1),
  });
}
