import { randomBytes } from 'node:crypto';

const FORMAT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** W3C trace context: the first well-formed candidate, else a new trace. */
export function traceparentOf(...candidates: (string | null | undefined)[]): string {
  const given = candidates.find((text) => text != null && isTraceparent(text));
  return given ?? `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
}

export const isTraceparent = (text: string): boolean => FORMAT.test(text) && !/^00-0{32}/.test(text);

export const traceIdOf = (traceparent: string): string => FORMAT.exec(traceparent)?.[1] ?? '';
