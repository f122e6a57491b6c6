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
  const tag = new Headers(answer.headers as Record<string, string>).get('etag');
  const given = headers.get('if-none-match');
  if (!READS.includes(method) || answer.status !== 200 || tag === null || given === null) return answer;
  const known = given.trim() === '*' || entityTags(given)?.some((one) => strong(one) === strong(tag));
  if (!known) return answer;
  const { body: _, ...rest } = answer;
  return { ...rest, status: 304 };
}

/** Whether a tag is weak makes no difference to who reads. */
const strong = (tag: string): string => tag.replace(/^W\//, '');
