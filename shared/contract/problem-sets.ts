import type { ErrorCode } from '../errors.ts';

/** What the gate may find wrong with any request. */
export const ANY = [
  'QUERY_TOO_LONG',
  'HEADERS_TOO_LARGE',
  'VALIDATION_FAILED',
  'STORAGE_UNAVAILABLE',
  'INTERNAL',
] as const satisfies readonly ErrorCode[];
/** With one that needs a credential. */
export const GATED = [
  ...ANY,
  'UNAUTHORIZED',
  'IDENTITY_UNAVAILABLE',
  'RATE_LIMITED',
  'FORBIDDEN',
] as const satisfies readonly ErrorCode[];
/** With one that has a body. */
export const JSON_BODY = [
  'UNSUPPORTED_MEDIA_TYPE',
  'UNSUPPORTED_CONTENT_ENCODING',
  'LENGTH_REQUIRED',
  'PAYLOAD_TOO_LARGE',
  'MALFORMED_JSON',
  'NESTED_TOO_DEEP',
  'TOO_MANY_VALUES',
  'STRING_TOO_LONG',
  'MEMBER_REPEATED',
  'NAME_NOT_ALLOWED',
] as const satisfies readonly ErrorCode[];
/** With one that may be repeated under its key. */
export const IDEMPOTENT = ['IDEMPOTENCY_KEY_INVALID', 'IDEMPOTENCY_KEY_REUSED'] as const satisfies readonly ErrorCode[];
/** With one that changes a ticket. */
export const CHANGING = [
  ...IDEMPOTENT,
  'IF_MATCH_INVALID',
  'NOT_FOUND',
  'ETAG_MISMATCH',
  'EVENT_NOT_ALLOWED',
  'HISTORY_FULL',
  'CONCURRENT_CHANGE',
] as const satisfies readonly ErrorCode[];
