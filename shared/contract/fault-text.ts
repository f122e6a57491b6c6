import type { z } from 'zod';
import { en, type TextKey } from '../texts/en.ts';
import type { Text } from '../texts/fill.ts';

const known = (key: string): TextKey | null => (Object.hasOwn(en, key) ? (key as TextKey) : null);

/**
 * What is wrong, in the catalogue's words: a schema may name a text as its `error`; else the kind of fault does. Null
 * where only the schema has words for it.
 */
export function faultText(issue: z.core.$ZodIssue, code: string): Text | null {
  if (code === 'REQUIRED' || code === 'REPEATED') return { key: `field.${code}` };
  const named = known(issue.message);
  if (named !== null) return { key: named };
  switch (issue.code) {
    case 'invalid_type':
      return { key: 'field.WRONG_TYPE', params: { expected: issue.expected } };
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return oneOf('options' in issue ? (issue.options ?? []) : []);
    case 'invalid_format':
      return { key: known(`field.${issue.format}`) ?? 'field.WRONG_FORMAT' };
    case 'too_small':
      return limit(issue.origin === 'number' ? 'field.TOO_SMALL' : 'field.tooShort', issue.minimum);
    case 'too_big':
      return limit(issue.origin === 'number' ? 'field.TOO_BIG' : 'field.tooLong', issue.maximum);
    default: {
      const key = known(`field.${code}`);
      return key && { key };
    }
  }
}

const oneOf = (values: readonly unknown[]): Text => ({
  key: 'field.NOT_ALLOWED',
  params: { expected: values.map(String).join(', ') },
});

const limit = (key: TextKey, value: number | bigint): Text => ({ key, params: { limit: String(value) } });
