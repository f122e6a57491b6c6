import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request as forward, type IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { FunctionOf } from './app-function.ts';
import { type AnswerCall, CALL_REASON, traceOf } from './http-call.ts';
import { writeStatus } from './http-response.ts';
import type { Invoke } from './invoke.ts';
import type { TypedData } from './rpc.ts';

/** The library never answers for a function that returned nothing (nodejs-library #324): here that is a failure. */
const mustReturn = (fn: FunctionOf<'http'>): FunctionOf<'http'> => ({
  ...fn,
  callback: async (...args) => {
    const result = await fn.callback(...args);
    if (result === undefined || result === null)
      throw new Error('expected a streamed HTTP response, found nothing returned');
    return result;
  },
});

/** Query parameters stand beside those of the route, as in Azure. */
const toMetadata = (
  params: Record<string, string>,
  url: URL,
  headers: Record<string, string>,
): Record<string, TypedData> => {
  const texts = Object.entries({ ...Object.fromEntries(url.searchParams), ...params }).map(([name, string]) => [
    name,
    { string },
  ]);
  return { ...Object.fromEntries(texts), Headers: { json: JSON.stringify(headers) } };
};

/**
 * Answers through the library's own HTTP server at `uri`, which streams bodies both ways
 * (`app.setup({ enableHttpStream: true })`).
 */
export const createStreamedCall =
  (uri: string, invoke: Invoke): AnswerCall =>
  async ({ fn, params, url, request, response }) => {
    const invocationId = randomUUID();
    const own = Object.entries(request.headersDistinct).map(([name, values = []]) => [name, values.join(',')]);
    const headers: Record<string, string> = Object.fromEntries(own);
    const target = forward(new URL(`${url.pathname}${url.search}`, uri), {
      method: request.method,
      headers: {
        ...headers,
        'x-ms-invocation-id': invocationId,
        'x-forwarded-host': url.host,
        'x-forwarded-proto': 'http',
      },
    });
    const answered = once(target, 'response').then(([incoming]: IncomingMessage[]) => {
      if (incoming === undefined) return;
      const { 'x-ms-invocation-id': _own, ...shown } = incoming.headers;
      response.writeHead(incoming.statusCode ?? 500, shown);
      return pipeline(incoming, response);
    });
    pipeline(request, target).catch(() => target.destroy());
    const run = invoke(mustReturn(fn), {
      invocationId,
      data: { http: {} },
      metadata: toMetadata(params, url, headers),
      ...traceOf(request),
      reason: CALL_REASON,
    });
    try {
      await Promise.all([run, answered]);
    } catch {
      target.destroy();
      if (response.headersSent) response.destroy();
      else writeStatus(response, 500);
    }
  };
