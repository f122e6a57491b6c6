import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FunctionOf } from './app-function.ts';
import { toHttpData } from './http-request.ts';
import { writeResult, writeStatus } from './http-response.ts';
import type { Invoke } from './invoke.ts';

/** A request that met a function's route. */
export interface HttpCall {
  fn: FunctionOf<'http'>;
  /** Values of the route's parameters. */
  params: Record<string, string>;
  url: URL;
  request: IncomingMessage;
  response: ServerResponse;
}

/** Runs the function and answers the request. */
export type AnswerCall = (call: HttpCall) => Promise<void>;

export const CALL_REASON = 'This function was programmatically called via the host APIs.';

/** The trace that the caller is part of. */
export const traceOf = ({ headersDistinct }: IncomingMessage) => ({
  traceParent: headersDistinct.traceparent?.[0],
  traceState: headersDistinct.tracestate?.join(','),
});

/** Answers with bodies read and written as a whole: Azure's way unless the app asks for streams. */
export const createBufferedCall =
  (invoke: Invoke): AnswerCall =>
  async ({ fn, params, url, request, response }) => {
    const http = await toHttpData(request, url, params);
    const run = invoke(fn, { data: { http }, ...traceOf(request), reason: CALL_REASON });
    const result = await run.catch(() => undefined);
    if (result === undefined) writeStatus(response, 500);
    else writeResult(response, result);
  };
