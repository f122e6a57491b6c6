import type { HttpHandler, HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import { QuotaExceeded } from '../../adapters/store/leased-quotas.ts';
import type { QuotaName, Standing } from '../../core/partner/quota.ts';
import type { Scope } from '../../core/partner/scope.ts';
import { cataloguesFor } from '../../core/texts/catalogues.ts';
import type { Catalogue } from '../../core/texts/en.ts';
import type { Deps } from '../../deps.ts';
import { AppError, languageOf } from '../../errors.ts';
import { describeFailure } from '../../failure.ts';
import { traceIdOf, traceparentOf } from '../../trace.ts';
import { checkHead } from './check-head.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import { type Place, problem, toProblem } from './respond.ts';

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
  /** Logs a failure that is told inside an answer; what is thrown is logged by itself. */
  report(error: unknown): void;
  /** Uses one of the scope's quota, and tells in the answer's headers what is left; fails where nothing is. */
  spend(scope: Scope, quota: QuotaName): Promise<void>;
}

/**
 * Turns every failure into a problem, and knows no caller: for what proves its origin in another way.
 * What isn't an AppError is our own mistake: it is logged with its trace id and told as 500 without details.
 */
export const handleOpen =
  ({ quotas }: Pick<Deps, 'quotas'>, act: (call: OpenCall) => Promise<HttpResponseInit>): HttpHandler =>
  async (request, context) => {
    const traceparent = traceparentOf(request.headers.get('traceparent'), context.traceContext?.traceParent);
    const { textsFor, spoken } = interpreter(request.headers.get('accept-language'));
    const place = { instance: new URL(request.url).pathname, traceId: traceIdOf(traceparent) };
    const standings = new Map<QuotaName, Standing>();
    const note = (standing: Standing) => standings.set(standing.name, standing);
    try {
      checkHead(request);
      const call = {
        request,
        textsFor,
        get texts() {
          return textsFor();
        },
        traceparent,
        place,
        report: (error: unknown) => report(context, error, place),
        spend: async (scope: Scope, quota: QuotaName) => void note((await quotas.spend(scope, quota)).standing),
      };
      return finish(await act(call), [...spoken], standings);
    } catch (error) {
      report(context, error, place);
      const texts = textsFor(languageOf(error));
      if (error instanceof QuotaExceeded) note(error.standing);
      return finish(problem(error, toProblem(error, texts, place)), [texts.locale], standings);
    }
  };

/** Gives out catalogues and remembers which: what was spoken is what Content-Language says. */
function interpreter(acceptLanguage: string | null) {
  const catalogueFor = cataloguesFor(acceptLanguage);
  const spoken = new Set<string>();
  const textsFor = (language?: string) => {
    const texts = catalogueFor(language);
    spoken.add(texts.locale);
    return texts;
  };
  return { textsFor, spoken };
}

/** An answer with what is said of every answer: its languages, and what is left of the quotas that it used. */
function finish(response: HttpResponseInit, locales: string[], standings: Map<QuotaName, Standing>): HttpResponseInit {
  const headers = new Headers(response.headers as Record<string, string>);
  headers.append('vary', 'Accept-Language');
  if (locales.length > 0) headers.set('content-language', locales.join(', '));
  if (standings.size > 0)
    for (const [name, value] of Object.entries(rateLimitHeaders([...standings.values()]))) headers.set(name, value);
  return { ...response, headers };
}

function report(context: InvocationContext, error: unknown, { traceId }: Place): void {
  if (error instanceof AppError && error.status < 500) return;
  context.error(`${traceId} ${describeFailure(error)}`);
}
