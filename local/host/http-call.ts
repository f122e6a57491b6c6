import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FunctionOf } from './app-function.ts';
import { toHttpData } from './http-request.ts';
import { toAnswer, writeAnswer, writeStatus } from './http-response.ts';
import type { Invoke } from './invoke.ts';
import type { Log } from './logger.ts';
import { lengthOf, readBody } from './request-body.ts';
import type { Target } from './request-target.ts';

/** A request that met a function's route. */
export interface HttpCall {
  fn: FunctionOf<'http'>;
  /** Values of the route's parameters. */
  params: Record<string, string>;
  target: Target;
  request: IncomingMessage;
  response: ServerResponse;
}

/** Runs the function and answers the request. */
export type AnswerCall = (call: HttpCall) => Promise<void>;

interface CallOptions {
  invoke: Invoke;
  maxBodyBytes: number;
  log: Log;
}

export const CALL_REASON = 'This function was programmatically called via the host APIs.';

/** The trace that the caller is part of. */
const traceOf = ({ headersDistinct }: IncomingMessage) => ({
  traceParent: headersDistinct.traceparent?.[0],
  traceState: headersDistinct.tracestate?.join(','),
});

export function createCall({ invoke, maxBodyBytes, log }: CallOptions): AnswerCall {
  return async ({ fn, params, target, request, response }) => {
    // What is left of a body that isn't read must not be taken for the next request.
    const refuse = (status: number) => writeStatus(response.setHeader('connection', 'close'), status);
    if (lengthOf(request) > maxBodyBytes) return refuse(413);
    const body = await readBody(request).catch(() => undefined);
    if (body === undefined) return refuse(408);

    const http = toHttpData(request, target, params, body);
    try {
      const result = await invoke(fn, { data: { http }, ...traceOf(request), reason: CALL_REASON });
      const answer = toAnswer(result);
      if (answer instanceof Error)
        log({ level: 'error', category: `Function.${fn.name}`, message: `its response: ${answer.message}` });
      else return writeAnswer(response, answer);
    } catch {
      // The invoker has logged it.
    }
    return writeStatus(response, 500);
  };
}
