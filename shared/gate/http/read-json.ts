import type { HttpRequest } from '@azure/functions';
import { type BodyLimit, LIST, ONE } from '../../contract/json/check-structure.ts';
import { decode, parseText } from '../../contract/json/parse-json.ts';
import { AppError } from '../../errors.ts';

/**
 * Reads a JSON body, refusing in this order and before parsing: a wrong content type (415), too many bytes (413), text
 * that isn't UTF-8 or whose structure is beyond the limit (400). `limit` may look at the text to tell what is allowed.
 */
export async function readJson(
  request: HttpRequest,
  limit: BodyLimit | ((text: string) => BodyLimit),
): Promise<unknown> {
  const bytes = await readBytes(request, typeof limit === 'function' ? LIST : limit);
  const text = decode(bytes);
  const allowed = typeof limit === 'function' ? limit(text) : limit;
  checkSize(bytes.length, allowed);
  return parseText(text, allowed);
}

/**
 * Reads the body of a JSON request as it came, refusing a wrong content type or encoding (415), a body in chunks (411) and
 * too many bytes (413).
 */
export async function readBytes(request: HttpRequest, limit: BodyLimit): Promise<Uint8Array> {
  const { headers } = request;
  checkContentType(headers.get('content-type'));
  checkEncoding(headers.get('content-encoding'));
  checkSize(Number(headers.get('content-length') ?? 0), limit);
  const bytes = new Uint8Array(await request.arrayBuffer());
  // The host drops a body that comes without its length: https://github.com/Azure/azure-functions-host/issues/4926
  if (bytes.length === 0 && headers.get('transfer-encoding') !== null) throw new AppError('LENGTH_REQUIRED');
  checkSize(bytes.length, limit);
  return bytes;
}

/** Both labels are in use: https://encoding.spec.whatwg.org/#names-and-labels */
const UTF_8 = ['utf-8', 'utf8'];

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
  if (!/^application\/(json|[\w.-]+\+json)$/.test(type ?? '') || !UTF_8.includes(charset)) {
    throw new AppError('UNSUPPORTED_MEDIA_TYPE');
  }
}

/** Nothing is unpacked: a small body could become a huge one. */
function checkEncoding(header: string | null): void {
  if (header !== null && header.trim().toLowerCase() !== 'identity') throw new AppError('UNSUPPORTED_CONTENT_ENCODING');
}

function checkSize(bytes: number, limit: BodyLimit): void {
  if (bytes > limit.bytes)
    throw new AppError('PAYLOAD_TOO_LARGE', { limit: String(limit.bytes), bytes: String(bytes) });
}
