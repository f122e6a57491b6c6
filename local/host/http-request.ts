import type { IncomingMessage } from 'node:http';
import type { Target } from './request-target.ts';
import type { HttpData } from './rpc.ts';

type Values = Record<string, { value: string }>;

const toValues = (entries: Iterable<readonly [string, string]>): Values =>
  Object.fromEntries(Array.from(entries, ([name, value]) => [name, { value }]));

// As .NET does it, empty ones are left out.
const join = (values: readonly string[]) => values.filter((value) => value !== '').join(',');

/** A request as the Functions host hands it to the worker: values of one name are one, joined by commas. */
export const toHttpData = (
  request: IncomingMessage,
  { url, query }: Target,
  params: Record<string, string>,
  body: Buffer,
): HttpData => ({
  method: request.method ?? 'GET',
  url,
  nullableHeaders: toValues(Object.entries(request.headersDistinct).map(([name, values = []]) => [name, join(values)])),
  nullableQuery: toValues([...query].map(([name, values]) => [name, join(values)])),
  nullableParams: toValues(Object.entries(params)),
  ...(body.length > 0 && { body: { bytes: body } }),
});
