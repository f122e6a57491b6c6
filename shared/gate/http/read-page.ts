import type { PageAsked } from '../../adapters/store/list-tickets.ts';
import type { Deps } from '../../deps.ts';
import { readCursor, signCursor } from './cursor.ts';
import type { Call } from './handle.ts';

/** A page that was asked for, and how to link to the page after it. */
export interface Page extends PageAsked {
  nextLink(last: string | null): { nextLink?: string };
}

/**
 * The page that a call asks for. A cursor is good for the same question of the same partner only: a call with a body is
 * repeated with that body. Fails with CURSOR_INVALID.
 */
export function readPage(
  { config }: Pick<Deps, 'config'>,
  {
    request,
    caller,
    query,
  }: Pick<Call<'listTickets' | 'replayDecisions' | 'previewPolicy'>, 'request' | 'caller' | 'query'>,
  filter: object,
): Page {
  const question = { scope: caller.scope, filter };
  const { cursor, maxpagesize: size } = query;
  return {
    size,
    after: cursor === undefined ? null : readCursor(cursor, question, config.cursorSecret),
    nextLink: (last) => {
      if (last === null) return {};
      const next = new URL(request.url);
      next.searchParams.set('cursor', signCursor(last, question, config.cursorSecret));
      return { nextLink: next.href };
    },
  };
}
