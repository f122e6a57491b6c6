import { EDITIONS, type Edition, isEdition } from '../decision/edition.ts';
import { AppError } from '../errors.ts';
import { en } from '../texts/en.ts';
import { fill } from '../texts/fill.ts';

/** An edition that exists; fails with UNKNOWN_EDITION and those that do. `pointer` is where it was asked for. */
export function knownEdition(asked: string, pointer: string): Edition {
  if (isEdition(asked)) return asked;
  const editions = EDITIONS.join(', ');
  const text = { key: 'field.NOT_ALLOWED', params: { expected: editions } } as const;
  const message = fill(en, text.key, text.params);
  throw new AppError('UNKNOWN_EDITION', { editions }, { errors: [{ pointer, code: 'NOT_ALLOWED', message, text }] });
}
