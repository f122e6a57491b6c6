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

const LONE_SURROGATE = /\p{Surrogate}/gu;

/** RFC 6901. A name may be no text that an answer can carry. */
const pointer = (path: Path): string =>
  path
    .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1').replace(LONE_SURROGATE, '\ufffd')}`)
    .join('');

const CODES: Readonly<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: 'WRONG_TYPE',
  invalid_value: 'NOT_ALLOWED',
  invalid_union: 'NOT_ALLOWED',
  invalid_format: 'WRONG_FORMAT',
  too_small: 'TOO_SMALL',
  too_big: 'TOO_BIG',
  not_multiple_of: 'WRONG_FORMAT',
  invalid_element: 'NOT_ALLOWED',
  invalid_key: 'NOT_ALLOWED',
  unrecognized_keys: 'UNKNOWN_PROPERTY',
  custom: 'WRONG_FORMAT',
};

/** How a fault says where it is. */
type Locate = (path: Path) => Pick<FieldError, 'pointer' | 'parameter'>;

const inBody: Locate = (path) => ({ pointer: pointer(path) });
const inQuery: Locate = ([name]) => ({ parameter: String(name) });

/**
 * Parses a value or fails with 400 VALIDATION_FAILED that names every fault, each unknown member included, up to a
 * thousand of them, and tells how many there are. `root` is the place of an item within the request.
 */
export const validate = <Schema extends z.ZodType>(schema: Schema, value: unknown, root: Path = []): z.output<Schema> =>
  parse(schema, value, root, inBody);

/** The same for the parameters of a query: its faults name them. */
export const validateQuery = <Schema extends z.ZodType>(schema: Schema, query: unknown): z.output<Schema> =>
  parse(schema, query, [], inQuery);

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, root: Path, locate: Locate): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.flatMap((issue) => fieldErrors(issue, value, root, locate));
  const most = root.length > 0 ? MOST_TOLD.item : MOST_TOLD.request;
  const found = { count: String(errors.length), place: '', fault: errors[0]?.message ?? '' };
  throw new AppError('VALIDATION_FAILED', found, { errors: errors.slice(0, most) });
}

function fieldErrors(issue: z.core.$ZodIssue, value: unknown, root: Path, locate: Locate): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      ...locate([...root, ...issue.path, key]),
      code: 'UNKNOWN_PROPERTY',
      ...told({ key: 'field.UNKNOWN_PROPERTY' }),
    }));
  }
  if (issue.code === 'invalid_key') {
    return issue.issues.flatMap((fault) => fieldErrors(fault, value, [...root, ...issue.path], locate));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const meant = issue.errors.find((faults) => !faults.some(isOtherType)) ?? issue.errors[0] ?? [];
    return meant.flatMap((fault) => fieldErrors(fault, valueAt(value, issue.path), [...root, ...issue.path], locate));
  }
  const code = codeOf(issue, valueAt(value, issue.path));
  const text = faultText(issue, code);
  return [{ ...locate([...root, ...issue.path]), code, ...(text === null ? { message: issue.message } : told(text)) }];
}

/** Whether a form of several isn't the one that was meant. */
const isOtherType = ({ code, path }: z.core.$ZodIssue): boolean => code === 'invalid_type' && path.length === 0;

/** A text of a fault, in English for now. */
export const told = (text: Text) => ({ message: fill(en, text.key, text.params), text });

/** A refinement may name its own code in `params`; it may also tell of a member that a default filled. */
function codeOf(issue: z.core.$ZodIssue, found: unknown): string {
  if (found === REPEATED) return 'REPEATED';
  if (issue.code !== 'custom' && found === undefined) return 'REQUIRED';
  const own: unknown = issue.code === 'custom' ? issue.params?.code : undefined;
  return typeof own === 'string' ? own : CODES[issue.code];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((found, step) => (found as Record<PropertyKey, unknown> | undefined)?.[step], value);
}
