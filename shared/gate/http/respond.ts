import type { HttpResponseInit } from '@azure/functions';
import type { Catalogue } from '../../core/texts/en.ts';
import { fill, type Params } from '../../core/texts/fill.ts';
import { AppError, type ErrorCode, type FieldError } from '../../errors.ts';

/** RFC 9457. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: ErrorCode;
  traceId: string;
  errors?: Omit<FieldError, 'text'>[];
  /** Members of the code's own: the decision that refuses, the quota that is used up. */
  [own: string]: unknown;
}

/** Where a problem stands: the path asked for, and the trace under which the logs tell more. */
export interface Place {
  instance: string;
  traceId: string;
}

/** Data of one caller, that no cache keeps and no browser shows as a page. */
const DATA = { 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" };

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): HttpResponseInit => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...DATA, ...headers },
  body: JSON.stringify(body),
});

/** What a caller is told of a failure: its code and what was expected, never a stack or another party's data. */
export function toProblem(error: unknown, texts: Catalogue, place: Place): Problem {
  const known = error instanceof AppError ? error : new AppError('INTERNAL');
  const errors = known.members.errors?.map((fault) => fieldError(fault, texts));
  return {
    type: `urn:csp-ticket-router:problem:${known.code.toLowerCase().replaceAll('_', '-')}`,
    title: texts[`problem.${known.code}`],
    status: known.status,
    detail: fill(texts, `detail.${known.code}`, { ...known.found, ...firstOf(errors) }),
    ...place,
    code: known.code,
    ...known.members,
    ...(errors && { errors }),
  };
}

const fieldError = ({ message, text, ...fault }: FieldError, texts: Catalogue) => ({
  ...fault,
  message: text === undefined ? message : fill(texts, text.key, text.params),
});

/** The fault that a person mends first, in the words of the rest; a fault of the whole has no place. */
function firstOf([first]: Problem['errors'] & object = []): Params {
  if (first === undefined) return {};
  const at = first.parameter ?? first.pointer;
  return { place: at ? `${at}: ` : '', fault: first.message };
}

/** The answer that tells a failure. */
export function problem(error: unknown, body: Problem): HttpResponseInit {
  const headers: Record<string, string> = { 'content-type': 'application/problem+json; charset=utf-8' };
  const { retryAfter } = error instanceof AppError ? error : {};
  if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter);
  if (body.status === 401) headers['www-authenticate'] = 'Bearer';
  if (body.code === 'UNSUPPORTED_CONTENT_ENCODING') headers['accept-encoding'] = 'identity';
  return { status: body.status, headers: { ...DATA, ...headers }, body: JSON.stringify(body) };
}
