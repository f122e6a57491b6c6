import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AppFunction, isKind } from './app-function.ts';
import type { HostConfig } from './host-json.ts';
import type { AnswerCall } from './http-call.ts';
import { writeStatus } from './http-response.ts';
import { type Keys, keyOf, opens } from './keys.ts';
import { createRequestGate } from './request-gate.ts';

type Endpoint = (path: string, request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface HttpServerOptions {
  functions: readonly AppFunction[];
  config: HostConfig;
  keys: Keys;
  call: AnswerCall;
  admin: Endpoint;
  travel: Endpoint;
}

// Kestrel's; Node's five seconds make clients meet connections that are just being closed.
const KEEP_ALIVE_MS = 130_000;

const toUrl = (request: IncomingMessage): URL | undefined => {
  const { host = '127.0.0.1' } = request.headers;
  const url = `http://${host}${request.url}`;
  // Kestrel, too, refuses a host that is more than a name and a port.
  return /[/?#@\\]/.test(host) || !URL.canParse(url) ? undefined : new URL(url);
};

/** The host's HTTP side: functions by route in the order of their names, and the host's own pages. Not yet listening. */
export const createHttpServer = ({ functions, config, keys, call, admin, travel }: HttpServerOptions): Server => {
  const httpFunctions = functions.filter(isKind('http'));
  const gate = createRequestGate(config.maxConcurrentRequests, config.maxOutstandingRequests);

  const findRoute = (path: string, method: string) => {
    for (const fn of httpFunctions) {
      const params = fn.trigger.methods?.includes(method) === false ? undefined : fn.trigger.match(path);
      if (params !== undefined) return { fn, params };
    }
    return undefined;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = toUrl(request);
    if (url === undefined) return writeStatus(response, 400);
    const path = url.pathname.slice(1);
    const key = keyOf(request.headersDistinct['x-functions-key']?.[0], url.searchParams);

    if (path === 'local/clock') return travel(path, request, response);
    if (/^admin\/(host\/ping|warmup)$/i.test(path)) return writeStatus(response, 200);
    if (/^admin(\/|$)/i.test(path))
      return opens(keys, key, 'admin') ? admin(path, request, response) : writeStatus(response, 401);

    const route = findRoute(path, request.method ?? 'GET');
    if (route === undefined) return writeStatus(response, 404);
    if (route.fn.disabled && !opens(keys, key, 'admin')) return writeStatus(response, 404);
    if (!opens(keys, key, route.fn.trigger.authLevel)) return writeStatus(response, 401);
    if (gate.full()) return writeStatus(response, 429);
    return gate.run(() => call({ ...route, url, request, response }));
  };

  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(config.customHeaders)) response.setHeader(name, value);
    // A server that no longer listens is on its way out: its connections should not outlive their answer.
    response.once('close', () => setImmediate(() => !server.listening && server.closeIdleConnections()));
    // The only failures left are those of a caller that went away.
    answer(request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
};
