import { AppError } from '../../errors.ts';

/** What a body may be at most. */
export interface BodyLimit {
  bytes: number;
  /** Names and values of the whole document. */
  values: number;
}

/** For one intent, event or webhook. */
export const ONE: BodyLimit = { bytes: 64 * 1_024, values: 8 * 1_024 };
/** For a list of intents. */
export const LIST: BodyLimit = { bytes: 1_024 * 1_024, values: 64 * 1_024 };

const MAX_DEPTH = 16;
/** In characters, however they are escaped; more than any member of the contract holds. */
const MAX_STRING = 32 * 1_024;

/**
 * Fails with 400 on a text that nests too deep, holds too many values or too long a string: before a recursive parser
 * meets the first, and a schema that names every fault the others. What it makes of text that isn't JSON doesn't
 * matter: that is for the parser to refuse.
 */
export function checkStructure(text: string, { values: maxValues }: BodyLimit): void {
  let depth = 0;
  let values = 1;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (char === '"') index = skipString(text, index);
    else if (char === '}' || char === ']') depth -= 1;
    else if (char === '{' || char === '[') depth += 1;
    if (char === ',' || char === ':') values += 1;
    if (depth > MAX_DEPTH) throw new AppError('NESTED_TOO_DEEP', { limit: String(MAX_DEPTH) });
    if (values > maxValues) throw new AppError('TOO_MANY_VALUES', { limit: String(maxValues) });
  }
}

/** The place of the quote that ends the string beginning at `start`; the text's end where none does. */
function skipString(text: string, start: number): number {
  let length = 0;
  let index = start + 1;
  while (index < text.length && text[index] !== '"') {
    if (text[index] === '\\') index += text[index + 1] === 'u' ? 5 : 1;
    index += 1;
    length += 1;
    if (length > MAX_STRING) throw new AppError('STRING_TOO_LONG', { limit: String(MAX_STRING) });
  }
  return index;
}
