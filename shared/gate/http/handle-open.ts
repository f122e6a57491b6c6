import type { HttpHandler, HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import { QuotaExceeded } from '../../adapters/store/leased-quotas.ts';
import type { OperationName } from '../../contract/operations.ts';
import type { QuotaName, Standing } from '../../core/partner/quota.ts';
import type { Scope } from '../../core/partner/scope.ts';
import type { Catalogue } from '../../core/texts/en.ts';
import type { Deps } from '../../deps.ts';
import { AppError, type ErrorCode, languageOf } from '../../errors.ts';
import { describeFailure } from '../../failure.ts';
import { traceIdOf, traceparentOf } from '../../trace.ts';
import { checkHead } from './check-head.ts';
import { unlessKnown } from './entity-tags.ts';
import { interpreter } from './interpreter.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import { type About, requestLine } from './request-line.ts';
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
  /** What the log's line of this call names. */
  about: About;
  /** Uses one of the scope's quota, and tells in the answer's headers what is left; fails where nothing is. */
  spend(scope: Scope, quota: QuotaName): Promise<void>;
}

/**
 * Turns every failure into a problem, and knows no caller: for what proves its origin in another way. Each request leaves
 * one line in the log; what isn't an AppError is our own mistake, and leaves another, under the same trace id.
 */
export const handleOpen =
  (
    { quotas, uptime }: Pick<Deps, 'quotas' | 'uptime'>,
    operation: OperationName,
    act: (call: OpenCall) => Promise<HttpResponseInit>,
  ): HttpHandler =>
  async (request, context) => {
    const began = uptime();
    const traceparent = traceparentOf(request.headers.get('traceparent'), context.traceContext?.traceParent);
    const { textsFor, spoken } = interpreter(request.headers.get('accept-language'));
    const place = { instance: new URL(request.url).pathname, traceId: traceIdOf(traceparent) };
    const standings = new Map<QuotaName, Standing>();
    const note = (standing: Standing) => standings.set(standing.name, standing);
    const about: About = {};
    const answered = (answer: HttpResponseInit, code?: ErrorCode) => {
      const ms = uptime() - began;
      context.log(requestLine({ traceId: place.traceId, operation, status: answer.status, code, ...about, ms }));
      return answer;
    };
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
        about,
        report: (error: unknown) => report(context, error, place),
        spend: async (scope: Scope, quota: QuotaName) => void note((await quotas.spend(scope, quota)).standing),
      };
      const answer = unlessKnown(request, await act(call));
      return answered(finish(answer, [...spoken], standings));
    } catch (error) {
      report(context, error, place);
      const texts = textsFor(languageOf(error));
      if (error instanceof QuotaExceeded) note(error.standing);
      const told = toProblem(error, texts, place);
      return answered(finish(problem(error, told), [texts.locale], standings), told.code);
    }
  };

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
