import type { HttpHandler, HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import { authenticate, type Caller } from '../auth/authenticate.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { type Catalogue, en } from '../texts/en.ts';
import { type Place, problem, toProblem } from './respond.ts';
import { traceIdOf, traceparentOf } from './trace.ts';

/** A request whose caller is known. */
export interface Call {
  request: HttpRequest;
  caller: Caller;
  texts: Catalogue;
  traceparent: string;
  /** Where a problem of this call stands. */
  place: Place;
}

/**
 * The one gate of the API: knows the caller before anything else is looked at, and turns every failure into a problem.
 * What isn't an AppError is our own mistake: it is logged with its trace id and told as 500 without details.
 */
export const handle =
  (deps: Deps, act: (call: Call) => Promise<HttpResponseInit>): HttpHandler =>
  async (request, context) => {
    const traceparent = traceparentOf(request.headers.get('traceparent'), context.traceContext?.traceParent);
    const place = { instance: new URL(request.url).pathname, traceId: traceIdOf(traceparent) };
    try {
      const caller = await authenticate(deps, request.headers.get('authorization'));
      return await act({ request, caller, texts: en, traceparent, place });
    } catch (error) {
      report(context, error, place);
      return problem(toProblem(error, en, place));
    }
  };

function report(context: InvocationContext, error: unknown, { traceId }: Place): void {
  if (error instanceof AppError && error.status < 500) return;
  context.error(`${traceId} ${describe(error)}`);
}

/** For the log: code and stack, never a request's content. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.name}: ${error.cause.message.split('\n')[0]})` : '';
  return `${error.stack ?? error.message}${cause}`;
}
