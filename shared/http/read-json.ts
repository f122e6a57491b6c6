import type { HttpRequest } from '@azure/functions';
import { AppError } from '../errors.ts';

const KIB = 1_024;
/** For one intent or event. */
export const ONE = 64 * KIB;
/** For a list of intents. */
export const LIST = 1_024 * KIB;

const MAX_DEPTH = 16;

/**
 * Reads a JSON body, refusing in this order and before parsing: a wrong content type (415), too many bytes (413), text
 * that isn't UTF-8 or nests too deep (400). `limit` may look at the text to tell how many bytes are allowed.
 */
export async function readJson(request: HttpRequest, limit: number | ((text: string) => number)): Promise<unknown> {
  const bytes = await readBytes(request, typeof limit === 'number' ? limit : LIST);
  if (typeof limit === 'function') checkSize(bytes.length, limit(decode(bytes)));
  return parseJson(bytes);
}

/** Reads the body of a JSON request as it came, refusing a wrong content type (415) and too many bytes (413). */
export async function readBytes(request: HttpRequest, limit: number): Promise<Uint8Array> {
  checkContentType(request.headers.get('content-type'));
  checkSize(Number(request.headers.get('content-length') ?? 0), limit);
  const bytes = new Uint8Array(await request.arrayBuffer());
  checkSize(bytes.length, limit);
  return bytes;
}

/** Parses JSON, or fails with 400: MALFORMED_JSON, also for what isn't UTF-8, or NESTED_TOO_DEEP. */
export function parseJson(bytes: Uint8Array): unknown {
  const text = decode(bytes);
  checkDepth(text);
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('MALFORMED_JSON');
  }
}

/** Fails with 413 when a value, written as JSON, is larger than one intent may be. */
export function checkItemSize(value: unknown): void {
  checkSize(Buffer.byteLength(JSON.stringify(value)), ONE);
}

function checkContentType(header: string | null): void {
  const [type, ...parameters] = (header ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((part) => part.startsWith('charset='))?.replace(/^charset="?|"$/g, '') ?? 'utf-8';
  if (!/^application\/(json|[\w.-]+\+json)$/.test(type ?? '') || charset !== 'utf-8') {
    throw new AppError('UNSUPPORTED_MEDIA_TYPE');
  }
}

function checkSize(bytes: number, limit: number): void {
  if (bytes > limit) throw new AppError('PAYLOAD_TOO_LARGE', { limit: String(limit), bytes: String(bytes) });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('MALFORMED_JSON');
  }
}

/** Counts brackets outside of strings, so that hostile nesting never reaches a recursive parser. */
function checkDepth(text: string): void {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (char === '"') inString = !inString;
    else if (inString && char === '\\') index += 1;
    else if (!inString && (char === '{' || char === '[')) depth += 1;
    else if (!inString && (char === '}' || char === ']')) depth -= 1;
    if (depth > MAX_DEPTH) throw new AppError('NESTED_TOO_DEEP', { limit: String(MAX_DEPTH) });
  }
}
