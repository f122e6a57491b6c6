import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AppFunction, isKind } from './app-function.ts';
import type { HostConfig } from './host-json.ts';
import type { AnswerCall } from './http-call.ts';
import { writeStatus } from './http-response.ts';
import { type Keys, keyOf, opens } from './keys.ts';
import { createRequestGate } from './request-gate.ts';
import { readTarget, type Target } from './request-target.ts';

type Endpoint = (path: string, request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface HttpServerOptions {
  functions: readonly AppFunction[];
  config: HostConfig;
  keys: Keys;
  call: AnswerCall;
  admin: Endpoint;
  travel: Endpoint;
}

// Kestrel's limits. Node's five seconds of keeping alive make clients meet connections that are just being closed.
const KEEP_ALIVE_MS = 130_000;
const HEAD_WITHIN_MS = 30_000;
const MAX_HEAD_BYTES = 32_768;
const MAX_HEADERS = 100;
const MAX_LINE_BYTES = 8_192;

/** The status for a head that is beyond Kestrel's limits; the size of all of it Node.js looks at itself. */
function refusalOf({ method, url, rawHeaders }: IncomingMessage): number | undefined {
  if (`${method} ${url} HTTP/1.1\r\n`.length > MAX_LINE_BYTES) return 414;
  return rawHeaders.length / 2 > MAX_HEADERS ? 431 : undefined;
}

/** The host's HTTP side: functions by route in the order of their names, and the host's own pages. Not yet listening. */
export function createHttpServer({ functions, config, keys, call, admin, travel }: HttpServerOptions): Server {
  const httpFunctions = functions.filter(isKind('http'));
  const gate = createRequestGate(config.maxConcurrentRequests, config.maxOutstandingRequests);

  const findRoute = (path: string, method: string) => {
    for (const fn of httpFunctions) {
      const params = fn.trigger.methods?.includes(method) === false ? undefined : fn.trigger.match(path);
      if (params !== undefined) return { fn, params };
    }
    return undefined;
  };

  const callFunction = async (
    target: Target,
    key: string | undefined,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const route = findRoute(target.path, request.method ?? 'GET');
    if (route === undefined) return writeStatus(response, 404);
    if (route.fn.disabled && !opens(keys, key, 'admin')) return writeStatus(response, 404);
    if (!opens(keys, key, route.fn.trigger.authLevel)) return writeStatus(response, 401);
    return call({ ...route, target, request, response });
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = refusalOf(request);
    if (refusal !== undefined) return writeStatus(response, refusal);
    const target = readTarget(request);
    if (target === undefined) return writeStatus(response, 400);
    const { path, query } = target;
    const key = keyOf(request.headersDistinct['x-functions-key']?.[0], query);

    if (path === 'local/clock') return travel(path, request, response);
    if (/^admin\/(host\/ping|warmup)$/i.test(path)) return writeStatus(response, 200);
    if (/^admin(\/|$)/i.test(path))
      return opens(keys, key, 'admin') ? admin(path, request, response) : writeStatus(response, 401);
    if (gate.full()) return writeStatus(response, 429);
    return gate.run(() => callFunction(target, key, request, response));
  };

  const server = createServer({ maxHeaderSize: MAX_HEAD_BYTES, headersTimeout: HEAD_WITHIN_MS, requestTimeout: 0 });
  server.on('request', (request, response) => {
    for (const [name, value] of Object.entries(config.customHeaders)) response.setHeader(name, value);
    // A server that no longer listens is on its way out: its connections should not outlive their answer.
    response.once('close', () => setImmediate(() => !server.listening && server.closeIdleConnections()));
    // The only failures left are those of a caller that went away.
    answer(request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.maxHeadersCount = 0;
  return server;
}
