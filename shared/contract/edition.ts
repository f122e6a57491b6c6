import { EDITIONS, type Edition, isEdition } from '../decision/edition.ts';
import { AppError } from '../errors.ts';
import { told } from './validate.ts';

/** An edition that exists; fails with UNKNOWN_EDITION and those that do. */
export function knownEdition(asked: string): Edition {
  if (isEdition(asked)) return asked;
  const editions = EDITIONS.join(', ');
  const fault = told({ key: 'field.NOT_ALLOWED', params: { expected: editions } });
  throw new AppError(
    'UNKNOWN_EDITION',
    { editions },
    { errors: [{ pointer: '/edition', code: 'NOT_ALLOWED', ...fault }] },
  );
}
