import type { HttpRequest } from '@azure/functions';
import { AppError } from '../../errors.ts';
import { canonicalJson, sha256 } from '../../hash.ts';
import { entityTags } from './entity-tags.ts';

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

/** Of a page of a list: another when one of its tickets has changed, or when others stand on it or behind it. */
export const pageTag = (tickets: readonly { id: string; version: number }[], last: string | null): string =>
  `W/"${sha256(canonicalJson([last, tickets.map(({ id, version }) => `${id} ${version}`)]))}"`;

/** The versions that If-Match names, null for any: none of ours is a weak tag, or one that we never gave. */
export function ifMatch({ headers }: HttpRequest): number[] | null {
  const given = headers.get('if-match');
  if (given === null || given.trim() === '*') return null;
  const tags = entityTags(given);
  if (tags === null) throw new AppError('IF_MATCH_INVALID');
  return tags.flatMap((tag) => /^"([1-9]\d{0,9})"$/.exec(tag)?.slice(1).map(Number) ?? []);
}
