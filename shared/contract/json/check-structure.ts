import { AppError } from '../../errors.ts';
import { failureAt } from './place.ts';

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
 * meets the first, and a schema that names every fault the others. Also on what a parser takes without a word: a member
 * that its object has already, and one named __proto__. What it makes of text that isn't JSON doesn't matter: that is
 * for the parser to refuse.
 */
export function checkStructure(text: string, { values: maxValues }: BodyLimit): void {
  /** The names in each object that is open, null for a list. */
  const open: (Set<string> | null)[] = [];
  let named = false;
  let values = 1;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (char === '"') {
      const start = index;
      index = skipString(text, start);
      const names = open.at(-1);
      if (names && !named) {
        checkName(text, start, index, names);
        named = true;
      }
    } else if (char === '}' || char === ']') open.pop();
    else if (char === '{' || char === '[') {
      open.push(char === '{' ? new Set() : null);
      named = false;
    }
    if (char === ',') named = false;
    if (char === ',' || char === ':') values += 1;
    if (open.length > MAX_DEPTH) throw new AppError('NESTED_TOO_DEEP', { limit: String(MAX_DEPTH) });
    if (values > maxValues) throw new AppError('TOO_MANY_VALUES', { limit: String(maxValues) });
  }
}

/** Adds the name between two quotes to those of its object. */
function checkName(text: string, start: number, end: number, names: Set<string>): void {
  const name = nameOf(text.slice(start, end + 1));
  if (name === '__proto__') throw failureAt('NAME_NOT_ALLOWED', text, start);
  if (names.has(name)) throw failureAt('MEMBER_REPEATED', text, start);
  names.add(name);
}

/** What a quoted name says; only escapes need a parser, which may find that it is none. */
function nameOf(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted);
  } catch {
    return quoted;
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
