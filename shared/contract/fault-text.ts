import type { z } from 'zod';
import { en, type TextKey } from '../core/texts/en.ts';
import type { Text } from '../core/texts/fill.ts';

/** What the types of JSON are called, by zod’s names for them. */
const TYPES: Readonly<Record<string, TextKey>> = {
  object: 'field.object',
  record: 'field.object',
  array: 'field.list',
  tuple: 'field.list',
  string: 'field.text',
  number: 'field.number',
  int: 'field.integer',
  boolean: 'field.boolean',
};

const known = (key: string): TextKey | null => (Object.hasOwn(en, key) ? (key as TextKey) : null);

/**
 * What is wrong, in the catalogue's words: a schema may name a text as its `error`; else the kind of fault does. Null
 * where only the schema has words for it.
 */
export function faultText(issue: z.core.$ZodIssue, code: string): Text | null {
  if (code === 'REPEATED') return { key: 'field.REPEATED' };
  const choices = choicesOf(issue);
  const expected = choices.map(String).join(', ');
  if (code === 'REQUIRED')
    return choices.length > 1 ? { key: 'field.requiredChoice', params: { expected } } : { key: 'field.REQUIRED' };
  const named = known(issue.message);
  if (named !== null) return { key: named, params: issue.code === 'custom' ? issue.params : undefined };
  switch (issue.code) {
    case 'invalid_type':
      return { key: TYPES[issue.expected] ?? 'field.WRONG_TYPE', params: { expected: issue.expected } };
    case 'invalid_value':
    case 'invalid_union':
      return { key: choices.length === 1 ? 'field.onlyChoice' : 'field.NOT_ALLOWED', params: { expected } };
    case 'invalid_format':
      return { key: known(`field.${issue.format}`) ?? 'field.WRONG_FORMAT' };
    case 'too_small':
      if (issue.origin === 'number') return limit('field.TOO_SMALL', issue.minimum);
      return issue.minimum === 1 ? { key: 'field.empty' } : limit('field.tooShort', issue.minimum);
    case 'too_big':
      return limit(issue.origin === 'number' ? 'field.TOO_BIG' : 'field.tooLong', issue.maximum);
    default: {
      const key = known(`field.${code}`);
      return key && { key };
    }
  }
}

/** The values that are allowed, where a schema names them. */
function choicesOf(issue: z.core.$ZodIssue): readonly unknown[] {
  if (issue.code === 'invalid_value') return issue.values;
  return 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
}

const limit = (key: TextKey, value: number | bigint): Text => ({ key, params: { limit: String(value) } });
