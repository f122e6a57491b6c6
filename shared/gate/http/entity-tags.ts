import type { HttpRequest, HttpResponseInit } from '@azure/functions';

/** RFC 9110, 8.8.3: in quotes, with `W/` before one that is weak. */
const TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;

/** The tags of a list, divided by commas; null where it is none. */
export function entityTags(header: string): string[] | null {
  const tags = header.match(TAG) ?? [];
  const gaps = header.split(TAG);
  const divided = gaps.slice(1, -1).every((gap) => gap.includes(','));
  return tags.length > 0 && divided && gaps.every((gap) => /^[\s,]*$/.test(gap)) ? tags : null;
}

const READS = ['GET', 'HEAD'];

/** An answer to a read as whoever holds it already needs it: 304 without a body where If-None-Match has its tag. */
export function unlessKnown({ method, headers }: HttpRequest, answer: HttpResponseInit): HttpResponseInit {
  const { 'content-type': _, ...told } = (answer.headers ?? {}) as Record<string, string>;
  const given = headers.get('if-none-match');
  if (!READS.includes(method) || answer.status !== 200 || told.etag === undefined || given === null) return answer;
  const tag = anyStrength(told.etag);
  const isKnown = given.trim() === '*' || entityTags(given)?.some((one) => anyStrength(one) === tag);
  return isKnown ? { status: 304, headers: told } : answer;
}

/** Whether a tag is weak makes no difference to who reads. */
const anyStrength = (tag: string): string => tag.replace(/^W\//, '');
