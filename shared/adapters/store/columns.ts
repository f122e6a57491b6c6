import { STRING_CHARS } from './limits.ts';
import type { Entity } from './table.ts';

/** Cuts text into columns `name0`, `name1` … that each fit a property (64 KiB of UTF-16). */
export function toColumns(name: string, text: string): Record<string, string> {
  const columns: Record<string, string> = {};
  for (let from = 0, index = 0; from < text.length; index++) {
    const to = from + STRING_CHARS;
    // Half a surrogate pair is no text, and would not come back.
    const end = isHighSurrogate(text.charCodeAt(to - 1)) ? to - 1 : to;
    columns[`${name}${index}`] = text.slice(from, end);
    from = end;
  }
  return columns;
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

export function fromColumns(name: string, entity: Entity): string {
  let text = '';
  for (let index = 0; typeof entity[`${name}${index}`] === 'string'; index++) text += entity[`${name}${index}`];
  return text;
}
