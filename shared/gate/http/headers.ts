import type { HttpRequest } from '@azure/functions';
import { AppError } from '../../errors.ts';

/**
 * The key under which a repeat is recognised: 1 to 255 visible characters, or null. None of them is a comma: the platform
 * joins the values of a header that is sent twice by one.
 */
export function idempotencyKey({ headers }: HttpRequest): string | null {
  const key = headers.get('idempotency-key');
  const repeatability = headers.get('repeatability-request-id');
  const given = key ?? repeatability;
  if (given === null) return null;
  const differ = key !== null && repeatability !== null && key !== repeatability;
  if (differ || !/^[\x21-\x2b\x2d-\x7e]{1,255}$/.test(given)) throw new AppError('IDEMPOTENCY_KEY_INVALID');
  return given;
}

export const etag = (version: number): string => `"${version}"`;

/** The version that If-Match names, null for none or `*`. */
export function ifMatch({ headers }: HttpRequest): number | null {
  const given = headers.get('if-match');
  if (given === null || given === '*') return null;
  const [, version] = /^"(\d{1,10})"$/.exec(given) ?? [];
  if (version === undefined) throw new AppError('IF_MATCH_INVALID');
  return Number(version);
}
