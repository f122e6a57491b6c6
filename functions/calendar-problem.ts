import { AppError } from '../shared/errors.ts';
import { SlaError } from '../shared/sla/sla-error.ts';

/** What a caller's calendar can't answer, as a problem that points to it; any other failure as it is. */
export function calendarProblem(error: unknown, pointer: string): unknown {
  if (!(error instanceof SlaError)) return error;
  const { code, message } = error;
  const errors = [{ pointer, code, message, text: { key: `field.${code}` } as const }];
  return new AppError(code, {}, { errors }, { cause: error });
}
