import type { HttpHandler, HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import type { Operation } from '../auth/access.ts';
import { admit } from '../auth/admit.ts';
import type { Caller } from '../auth/authenticate.ts';
import type { Deps } from '../deps.ts';
import { AppError, languageOf } from '../errors.ts';
import { catalogueFor } from '../texts/catalogues.ts';
import type { Catalogue } from '../texts/en.ts';
import { type Place, problem, toProblem } from './respond.ts';
import { traceIdOf, traceparentOf } from './trace.ts';

/** A request of whoever sent it. */
export interface OpenCall {
  request: HttpRequest;
  /** The caller's language, English where none was asked for. */
  texts: Catalogue;
  /** The caller's language, else the one of what the answer is about (BCP 47). */
  textsFor: (language?: string) => Catalogue;
  traceparent: string;
  /** Where a problem of this call stands. */
  place: Place;
}

/** A request whose caller is known. */
export interface Call extends OpenCall {
  caller: Caller;
}

/** The one gate of the API: knows the caller, and that it may do this, before anything else is looked at. */
export const handle = (deps: Deps, operation: Operation, act: (call: Call) => Promise<HttpResponseInit>): HttpHandler =>
  handleOpen(async (call) => {
    const caller = await admit(deps, operation, call.request.headers.get('authorization'));
    return act(Object.assign(call, { caller }));
  });

/**
 * Turns every failure into a problem, and knows no caller: for what proves its origin in another way.
 * What isn't an AppError is our own mistake: it is logged with its trace id and told as 500 without details.
 */
export const handleOpen =
  (act: (call: OpenCall) => Promise<HttpResponseInit>): HttpHandler =>
  async (request, context) => {
    const traceparent = traceparentOf(request.headers.get('traceparent'), context.traceContext?.traceParent);
    const { textsFor, spoken } = cataloguesFor(request.headers.get('accept-language'));
    const place = { instance: new URL(request.url).pathname, traceId: traceIdOf(traceparent) };
    try {
      const call = {
        request,
        textsFor,
        get texts() {
          return textsFor();
        },
        traceparent,
        place,
      };
      return inLanguages(await act(call), [...spoken]);
    } catch (error) {
      report(context, error, place);
      const texts = textsFor(languageOf(error));
      return inLanguages(problem(toProblem(error, texts, place)), [texts.locale]);
    }
  };

/** Gives out catalogues and remembers which: what was spoken is what Content-Language says. */
function cataloguesFor(acceptLanguage: string | null) {
  const spoken = new Set<string>();
  const textsFor = (language?: string) => {
    const texts = catalogueFor(acceptLanguage, language);
    spoken.add(texts.locale);
    return texts;
  };
  return { textsFor, spoken };
}

function inLanguages(response: HttpResponseInit, locales: string[]): HttpResponseInit {
  const headers = new Headers(response.headers as Record<string, string>);
  headers.append('vary', 'Accept-Language');
  if (locales.length > 0) headers.set('content-language', locales.join(', '));
  return { ...response, headers };
}

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
