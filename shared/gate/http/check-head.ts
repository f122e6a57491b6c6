import type { HttpRequest } from '@azure/functions';
import { AppError } from '../../errors.ts';

/** Room for every filter and a cursor. */
const MAX_QUERY = 2_048;
/** Names and values of all headers: room for a token of 4 KiB and what proxies add, below what hosts cut off at. */
const MAX_HEADERS = 12_288;

/** Fails with 414 or 431 on a request whose query or headers are longer than any that is meant for us. */
export function checkHead({ url, headers }: HttpRequest): void {
  if (new URL(url).search.length > MAX_QUERY) throw new AppError('QUERY_TOO_LONG', { limit: String(MAX_QUERY) });
  let size = 0;
  for (const [name, value] of headers) size += name.length + value.length;
  if (size > MAX_HEADERS) throw new AppError('HEADERS_TOO_LARGE', { limit: String(MAX_HEADERS) });
}
