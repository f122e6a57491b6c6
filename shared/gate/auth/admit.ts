import { permits, type Role } from '../../core/partner/roles.ts';
import { AppError } from '../../errors.ts';

/** Lets whoever has one of the fitting roles in; fails with FORBIDDEN, naming those that fit. */
export function admit(fitting: readonly Role[], roles: readonly Role[]): void {
  if (!permits(fitting, roles)) throw new AppError('FORBIDDEN', { roles: fitting.join(', ') });
}
