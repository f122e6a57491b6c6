import type { z } from 'zod';
import { en } from '../core/texts/en.ts';
import { fill, type Text } from '../core/texts/fill.ts';
import { AppError, type FieldError } from '../errors.ts';
import { faultText } from './fault-text.ts';

type Path = readonly PropertyKey[];

/** Stands for a parameter of a query that has several values: none of them is taken. */
export const REPEATED = Symbol('repeated');

/** Nobody reads on after so many faults of a request, or of an item; and a small one must not bring about a huge answer. */
const MOST_TOLD = { request: 1_000, item: 100 };

/** RFC 6901. */
const pointer = (path: Path): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const CODES: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: 'WRONG_TYPE',
  invalid_value: 'NOT_ALLOWED',
  invalid_union: 'NOT_ALLOWED',
  invalid_format: 'WRONG_FORMAT',
  too_small: 'TOO_SMALL',
  too_big: 'TOO_BIG',
};

/**
 * Parses a value or fails with 400 VALIDATION_FAILED that names every fault, each unknown member included, up to a
 * thousand of them, and tells how many there are. `root` is the place of an item within the request.
 */
export function validate<Schema extends z.ZodType>(schema: Schema, value: unknown, root: Path = []): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.flatMap((issue) => fieldErrors(issue, value, root));
  const most = root.length > 0 ? MOST_TOLD.item : MOST_TOLD.request;
  const found = { count: String(errors.length), place: '', fault: errors[0]?.message ?? '' };
  throw new AppError('VALIDATION_FAILED', found, { errors: errors.slice(0, most) });
}

function fieldErrors(issue: z.core.$ZodIssue, value: unknown, root: Path): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointer([...root, ...issue.path, key]),
      code: 'UNKNOWN_PROPERTY',
      ...told({ key: 'field.UNKNOWN_PROPERTY' }),
    }));
  }
  if (issue.code === 'invalid_key') {
    return issue.issues.flatMap((fault) => fieldErrors(fault, value, [...root, ...issue.path]));
  }
  const code = codeOf(issue, valueAt(value, issue.path));
  const text = faultText(issue, code);
  return [
    { pointer: pointer([...root, ...issue.path]), code, ...(text === null ? { message: issue.message } : told(text)) },
  ];
}

/** A text of a fault, in English for now. */
export const told = (text: Text) => ({ message: fill(en, text.key, text.params), text });

/** A refinement may name its own code in `params`; it may also tell of a member that a default filled. */
function codeOf(issue: z.core.$ZodIssue, found: unknown): string {
  if (found === REPEATED) return 'REPEATED';
  if (issue.code !== 'custom') return found === undefined ? 'REQUIRED' : (CODES[issue.code] ?? 'INVALID');
  const own: unknown = issue.params?.code;
  return typeof own === 'string' ? own : 'INVALID';
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((found, step) => (found as Record<PropertyKey, unknown> | undefined)?.[step], value);
}
