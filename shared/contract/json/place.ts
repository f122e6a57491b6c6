import { AppError, type ErrorCode } from '../../errors.ts';

/** A failure at a place of a text, which it names as editors do; nothing that stands there is repeated. */
export function failureAt(code: ErrorCode, text: string, at: number): AppError {
  const lines = text.slice(0, at).split('\n');
  return new AppError(code, { line: String(lines.length), column: String((lines.at(-1) ?? '').length + 1) });
}
