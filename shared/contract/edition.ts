import { EDITIONS } from '../core/decision/edition.ts';
import { AppError } from '../errors.ts';

/** Reads what names an edition; where that alone is wrong, it fails with UNKNOWN_EDITION and the editions that exist. */
export function readNamingEdition<Asked>(read: () => Asked): Asked {
  try {
    return read();
  } catch (error) {
    const { errors = [] } = error instanceof AppError ? error.members : {};
    const [fault, ...others] = errors;
    const isNamed = fault?.pointer === '/edition' || fault?.parameter === 'edition';
    if (!isNamed || fault?.code !== 'NOT_ALLOWED' || others.length > 0) throw error;
    throw new AppError('UNKNOWN_EDITION', { editions: EDITIONS.join(', ') }, { errors, cause: error });
  }
}
