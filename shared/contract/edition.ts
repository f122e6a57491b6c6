import { EDITIONS, type Edition, isEdition } from '../decision/policy.ts';
import { AppError } from '../errors.ts';

/** An edition that exists; fails with UNKNOWN_EDITION and those that do. `pointer` is where it was asked for. */
export function knownEdition(asked: string, pointer: string): Edition {
  if (isEdition(asked)) return asked;
  const message = `Expected one of the editions ${EDITIONS.join(', ')}`;
  throw new AppError('UNKNOWN_EDITION', message, { errors: [{ pointer, code: 'NOT_ALLOWED', message }] });
}
