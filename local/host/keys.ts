import { createHash, timingSafeEqual } from 'node:crypto';
import type { AuthLevel } from './app-function.ts';
import type { Target } from './request-target.ts';

/** The keys callers may show; undefined and empty ones open nothing. */
export interface Keys {
  master: string | undefined;
  /** Opens every function of level `function`, as a host key or a function's own key does. */
  function: string | undefined;
}

// Digests have one length, so that a comparison tells nothing about the key's.
const digest = (text: string) => createHash('sha256').update(text).digest();
const same = (given: string, key: string | undefined) =>
  key !== undefined && key !== '' && timingSafeEqual(digest(given), digest(key));

/** The key of a request: the header `x-functions-key` wins over the query's `code`. */
export function keyOf(header: string | undefined, query: Target['query']): string | undefined {
  const name = [...query.keys()].find((candidate) => candidate.toLowerCase() === 'code');
  return header ?? (name === undefined ? undefined : query.get(name)?.[0]);
}

/** Whether a key opens what asks for `level`: the master key opens everything, the function key no `admin`. */
export const opens = (keys: Keys, given: string | undefined, level: AuthLevel): boolean =>
  level === 'anonymous' ||
  (given !== undefined && (same(given, keys.master) || (level === 'function' && same(given, keys.function))));
