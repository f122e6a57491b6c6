import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { ACCESS, type Operation, permits } from './access.ts';
import { authenticate, type Caller } from './authenticate.ts';

/** Lets a known caller with a fitting role in; fails with UNAUTHORIZED, FORBIDDEN, or 503 while neither can be told. */
export async function admit(deps: Deps, operation: Operation, authorization: string | null): Promise<Caller> {
  const { caller, roles } = await authenticate(deps, authorization);
  if (!permits(operation, roles)) throw new AppError('FORBIDDEN', { roles: ACCESS[operation].join(', ') });
  return caller;
}
