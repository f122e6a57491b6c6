import type { ServerResponse } from 'node:http';
import type { HttpCookie, HttpData, InvocationResponse, TypedData } from './rpc.ts';

const sameSiteNames = { lax: 'lax', strict: 'strict', explicitNone: 'none' } as const;

const toSetCookie = ({ name, value, ...options }: HttpCookie): string => {
  const parts = [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`];
  if (options.expires) parts.push(`expires=${new Date(options.expires.value.seconds * 1000).toUTCString()}`);
  if (options.maxAge) parts.push(`max-age=${options.maxAge.value}`);
  if (options.domain) parts.push(`domain=${options.domain.value}`);
  parts.push(`path=${options.path?.value ?? '/'}`);
  if (options.secure?.value) parts.push('secure');
  if (options.sameSite !== undefined && options.sameSite !== 'none')
    parts.push(`samesite=${sameSiteNames[options.sameSite]}`);
  if (options.httpOnly?.value) parts.push('httponly');
  return parts.join('; ');
};

const toBody = (data: TypedData | null | undefined): Buffer => {
  if (data?.bytes !== undefined) return Buffer.from(data.bytes);
  return Buffer.from(data?.string ?? data?.json ?? '');
};

const writeHttp = (
  response: ServerResponse,
  { statusCode = '200', headers = {}, cookies = [], body }: HttpData,
): void => {
  response.statusCode = Number(statusCode);
  for (const [name, value] of Object.entries(headers)) {
    // The length and the framing are the server's to tell.
    if (name !== 'content-length' && name !== 'transfer-encoding') response.setHeader(name, value);
  }
  if (cookies.length > 0) response.setHeader('set-cookie', cookies.map(toSetCookie));
  response.end(toBody(body));
};

/** Answers with a function's result: nothing set is 204, as the real host does it. */
export const writeResult = (response: ServerResponse, { returnValue }: InvocationResponse): void => {
  if (returnValue?.http) writeHttp(response, returnValue.http);
  else response.writeHead(204).end();
};

/** Answers a status without a body. */
export const writeStatus = (response: ServerResponse, status: number): void => {
  response.writeHead(status, { 'content-length': 0 }).end();
};

export const writeJson = (response: ServerResponse, status: number, value: unknown): void => {
  const body = JSON.stringify(value);
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    .end(body);
};
