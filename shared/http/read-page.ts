import type { HttpRequest } from '@azure/functions';
import { pageSchema } from '../contract/page.ts';
import { validate } from '../contract/validate.ts';
import { type Question, readCursor, signCursor } from './cursor.ts';

/**
 * The page that a request asks for: how many tickets, after which place, and the link to the page after it. The link
 * is good for the same question only: a call with a body is repeated with that body.
 */
export function readPage({ query, url }: HttpRequest, question: Question, secret: string) {
  const { cursor, maxpagesize: size } = validate(pageSchema, Object.fromEntries(query));
  const after = cursor === undefined ? null : readCursor(cursor, question, secret);
  const nextLink = (last: string | null): { nextLink?: string } => {
    if (last === null) return {};
    const next = new URL(url);
    next.searchParams.set('cursor', signCursor(last, question, secret));
    return { nextLink: next.href };
  };
  return { size, after, nextLink };
}
