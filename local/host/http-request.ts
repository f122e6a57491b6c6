import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { HttpData } from './rpc.ts';

type Values = Record<string, { value: string }>;

const toValues = (entries: Iterable<readonly [string, string]>): Values =>
  Object.fromEntries(Array.from(entries, ([name, value]) => [name, { value }]));

/** Values of a repeated query parameter arrive as one, joined by commas. */
const joinQuery = (query: URLSearchParams): Values =>
  toValues([...new Set(query.keys())].map((name) => [name, query.getAll(name).join(',')]));

/**
 * A request as the Functions host hands it to the worker.
 * A body without Content-Length is dropped, as in the real host while HTTP streaming is off (host #4926).
 */
export const toHttpData = async (
  request: IncomingMessage,
  url: URL,
  params: Record<string, string>,
): Promise<HttpData> => {
  const body = await buffer(request);
  const headers = Object.entries(request.headersDistinct).map(
    ([name, values = []]) => [name, values.join(',')] as const,
  );
  return {
    method: request.method ?? 'GET',
    url: url.href,
    nullableHeaders: toValues(headers),
    nullableQuery: joinQuery(url.searchParams),
    nullableParams: toValues(Object.entries(params)),
    ...(request.headers['content-length'] !== undefined && body.length > 0 && { body: { bytes: body } }),
  };
};
