import { en } from './core/texts/en.ts';
import { fill, type Params, type Text } from './core/texts/fill.ts';

/**
 * Every failure a caller or a worker can meet. The code is the contract; the HTTP status stands beside it, once.
 */
const STATUS = {
  UNAUTHORIZED: 401,
  UNSUPPORTED_MEDIA_TYPE: 415,
  UNSUPPORTED_CONTENT_ENCODING: 415,
  LENGTH_REQUIRED: 411,
  PAYLOAD_TOO_LARGE: 413,
  QUERY_TOO_LONG: 414,
  HEADERS_TOO_LARGE: 431,
  MALFORMED_JSON: 400,
  NESTED_TOO_DEEP: 400,
  TOO_MANY_VALUES: 400,
  STRING_TOO_LONG: 400,
  MEMBER_REPEATED: 400,
  NAME_NOT_ALLOWED: 400,
  VALIDATION_FAILED: 400,
  IDEMPOTENCY_KEY_INVALID: 400,
  IF_MATCH_INVALID: 400,
  CURSOR_INVALID: 400,
  AT_OUT_OF_RANGE: 400,
  UNKNOWN_EDITION: 400,
  CALENDAR_NEVER_OPENS: 400,
  BEYOND_HORIZON: 400,
  FORBIDDEN: 403,
  PARTNER_MISMATCH: 403,
  NOT_FOUND: 404,
  EVENT_NOT_ALLOWED: 409,
  ALREADY_CLAIMED: 409,
  HISTORY_FULL: 409,
  ETAG_MISMATCH: 412,
  IDEMPOTENCY_KEY_REUSED: 422,
  NOT_ELIGIBLE: 422,
  RATE_LIMITED: 429,
  SEVERITY_A_LIMITED: 429,
  INTERNAL: 500,
  CONCURRENT_CHANGE: 503,
  STORAGE_UNAVAILABLE: 503,
  IDENTITY_UNAVAILABLE: 503,
} as const;

export type ErrorCode = keyof typeof STATUS;

/** One fault in a request: where, which, and why. */
export interface FieldError {
  /** Into the body, RFC 6901; absent where a parameter of the query is at fault. */
  pointer?: string;
  /** Of the query. */
  parameter?: string;
  code: string;
  /** In English, unless `text` lets it be told in the reader's language. */
  message: string;
  text?: Text;
}

/** What a problem holds beside its sentence: the faults of a request, and members of the code's own. */
interface Members {
  errors?: FieldError[];
  [own: string]: unknown;
}

/** Seconds after which a caller may ask again when a service that we need is away. */
const AWAY = 5;

/** What goes with a failure: members of its problem, for whom it is told, what caused it. */
interface Terms extends Members {
  /** BCP 47. */
  language?: string;
  cause?: unknown;
  retryAfter?: number;
}

/**
 * A failure with a stable code. Its sentence, the catalogue's of the code filled by `found`, says what was expected and
 * what was found, and never carries customer data.
 */
export class AppError extends Error {
  readonly status: number;
  readonly members: Members;
  /** Seconds after which a caller may ask again; undefined where asking again would be no use. */
  readonly retryAfter: number | undefined;
  /** Of whoever the failure concerns, for callers who asked for no language; BCP 47. */
  readonly language: string | undefined;

  constructor(
    readonly code: ErrorCode,
    readonly found: Params = {},
    { language, cause, retryAfter, ...members }: Terms = {},
  ) {
    super(`${code}: ${fill(en, `detail.${code}`, found)}`, { cause });
    this.name = 'AppError';
    this.status = statusOf(code);
    this.members = members;
    this.retryAfter = retryAfter ?? (this.status === 503 ? AWAY : undefined);
    this.language = language;
  }
}

export const statusOf = (code: ErrorCode): number => STATUS[code];

export const isAppError = (error: unknown, code: ErrorCode): error is AppError =>
  error instanceof AppError && error.code === code;

/** The language of whoever a failure concerns, where it is known. */
export const languageOf = (error: unknown): string | undefined =>
  error instanceof AppError ? error.language : undefined;
