import type { HttpRequest } from '@azure/functions';
import { AppError } from '../errors.ts';

/** The key under which a repeat is recognised: 1 to 255 visible characters, or null. */
export function idempotencyKey({ headers }: HttpRequest): string | null {
  const key = headers.get('idempotency-key');
  const repeatability = headers.get('repeatability-request-id');
  const given = key ?? repeatability;
  if (given === null) return null;
  if (key !== null && repeatability !== null && key !== repeatability) {
    throw new AppError('IDEMPOTENCY_KEY_INVALID', 'Idempotency-Key and Repeatability-Request-ID differ; send one');
  }
  if (!/^[\x21-\x7e]{1,255}$/.test(given)) {
    throw new AppError('IDEMPOTENCY_KEY_INVALID', 'Idempotency-Key must be 1 to 255 visible ASCII characters');
  }
  return given;
}

export const etag = (version: number): string => `"${version}"`;

/** The version that If-Match names, null for none or `*`. */
export function ifMatch({ headers }: HttpRequest): number | null {
  const given = headers.get('if-match');
  if (given === null || given === '*') return null;
  const [, version] = /^"(\d{1,10})"$/.exec(given) ?? [];
  if (version === undefined)
    throw new AppError('IF_MATCH_INVALID', 'If-Match must be an ETag as answered, such as "3"');
  return Number(version);
}
