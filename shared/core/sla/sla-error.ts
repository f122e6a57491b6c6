/**
 * CALENDAR_NEVER_OPENS: the calendar has no open time left in the direction of the search.
 * BEYOND_HORIZON: the answer lies, or the range reaches, further than the arithmetic walks.
 */
export type SlaErrorCode = 'CALENDAR_NEVER_OPENS' | 'BEYOND_HORIZON';

/** What the clock arithmetic can't answer. */
export class SlaError extends Error {
  readonly code: SlaErrorCode;

  constructor(code: SlaErrorCode, message: string) {
    super(message);
    this.name = 'SlaError';
    this.code = code;
  }
}
