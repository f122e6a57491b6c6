import {
  type HttpHandler,
  HttpRequest,
  type HttpRequestInit,
  type HttpResponseInit,
  InvocationContext,
} from '@azure/functions';

/** Calls a handler as the host does, by GET unless told otherwise; its answer has a body of JSON. */
export async function call(handler: HttpHandler, request: HttpRequestInit = {}, log = (_line: string): void => {}) {
  const { text, ...answer } = await callRaw(handler, request, log);
  return { ...answer, body: JSON.parse(text) };
}

/** The same, its body left as text. */
export async function callRaw(handler: HttpHandler, request: HttpRequestInit = {}, log = (_line: string): void => {}) {
  const context = new InvocationContext({ logHandler: (_level, line) => log(String(line)) });
  const answer = await handler(
    new HttpRequest({ method: 'GET', url: 'http://localhost/api/v1/x', ...request }),
    context,
  );
  const { status = 200, headers, body } = answer as HttpResponseInit;
  return { status, headers: new Headers(headers as Headers), text: String(body ?? '') };
}
