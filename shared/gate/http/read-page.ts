import type { HttpRequest } from '@azure/functions';
import { pageQuerySchema } from '../../contract/queries.ts';
import { type Question, readCursor, signCursor } from './cursor.ts';
import { readQuery } from './read-query.ts';

/** The page that a request asks for: how many tickets, after which place, and the link to the page after it. */
export function readPage(request: HttpRequest, question: Question, secret: string) {
  const { cursor, maxpagesize: size } = readQuery(pageQuerySchema, request);
  return { size, ...pageAt(request, cursor, question, secret) };
}

/**
 * The place that a cursor tells, null for the start, and how to link to the page after another place. The link is
 * good for the same question only: a call with a body is repeated with that body.
 */
export function pageAt({ url }: HttpRequest, cursor: string | undefined, question: Question, secret: string) {
  const after = cursor === undefined ? null : readCursor(cursor, question, secret);
  const nextLink = (last: string | null): { nextLink?: string } => {
    if (last === null) return {};
    const next = new URL(url);
    next.searchParams.set('cursor', signCursor(last, question, secret));
    return { nextLink: next.href };
  };
  return { after, nextLink };
}
