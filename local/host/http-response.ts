import type { ServerResponse } from 'node:http';
import { isHeader } from './header-text.ts';
import type { HttpCookie, HttpData, InvocationResponse, TypedData } from './rpc.ts';

/** What goes out for a function's result. */
export interface Answer {
  status: number;
  headers: [string, string | string[]][];
  body: Buffer;
}

const sameSiteNames = { lax: 'lax', strict: 'strict', explicitNone: 'none' } as const;

const encodeValue = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

function toSetCookie({ name, value, ...options }: HttpCookie): string {
  const parts = [`${name}=${encodeValue(value)}`];
  if (options.expires) parts.push(`expires=${new Date(options.expires.value.seconds * 1000).toUTCString()}`);
  if (options.maxAge) parts.push(`max-age=${options.maxAge.value}`);
  if (options.domain) parts.push(`domain=${options.domain.value}`);
  parts.push(`path=${options.path?.value ?? '/'}`);
  if (options.secure?.value) parts.push('secure');
  if (options.sameSite !== undefined && options.sameSite !== 'none')
    parts.push(`samesite=${sameSiteNames[options.sameSite]}`);
  if (options.httpOnly?.value) parts.push('httponly');
  return parts.join('; ');
}

function toBody(data: TypedData | null | undefined): Buffer {
  if (data?.bytes !== undefined) return Buffer.from(data.bytes);
  return Buffer.from(data?.string ?? data?.json ?? '');
}

/** What Kestrel can't send of a response; undefined where it can send all of it. */
function faultOf({ headers = {}, cookies = [] }: HttpData, { length }: Buffer): string | undefined {
  const bad = Object.entries(headers).find(([name, value]) => !isHeader(name, value));
  if (bad !== undefined) return `expected the header "${bad[0]}" to be of ASCII without control characters`;
  const cookie = cookies.find((one) => !isHeader(one.name, toSetCookie(one)));
  if (cookie !== undefined) return `expected the cookie "${cookie.name}" to be a token, and its options to be of ASCII`;
  if (headers['transfer-encoding'] !== undefined) return "expected no transfer-encoding: the framing is the server's";
  const told = headers['content-length'];
  if (told !== undefined && Number(told) !== length) return `expected content-length ${length}, found ${told}`;
  return undefined;
}

/** The answer for a function's result, nothing set is 204; an Error for a result that Azure answers with 500. */
export function toAnswer({ returnValue }: InvocationResponse): Answer | Error {
  const http = returnValue?.http;
  if (!http) return { status: 204, headers: [], body: Buffer.alloc(0) };
  const { statusCode = '200', headers = {}, cookies = [] } = http;
  const body = toBody(http.body);
  const fault = faultOf(http, body);
  if (fault !== undefined) return new Error(fault);
  const setCookie: Answer['headers'] = cookies.length > 0 ? [['set-cookie', cookies.map(toSetCookie)]] : [];
  return { status: Number(statusCode), headers: [...Object.entries(headers), ...setCookie], body };
}

export function writeAnswer(response: ServerResponse, { status, headers, body }: Answer): void {
  response.statusCode = status;
  for (const [name, value] of headers) response.setHeader(name, value);
  response.end(body);
}

/** Answers a status without a body. */
export function writeStatus(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0 }).end();
}

export function writeJson(response: ServerResponse, status: number, value: unknown): void {
  const body = JSON.stringify(value);
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    .end(body);
}
