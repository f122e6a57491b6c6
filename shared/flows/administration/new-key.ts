import { randomBytes } from 'node:crypto';
import { KEY_BYTES, makeApiKey } from '../../core/partner/api-key.ts';
import type { Role } from '../../core/partner/roles.ts';
import { DAY } from '../../core/sla/instant.ts';
import type { Office } from './office.ts';

/** How a new key is to be; days from now. */
export interface KeyTerms {
  days: number;
  /** Null where nothing was said. */
  roles: readonly Role[] | null;
}

/** A new key under these terms, with the usual roles where none are named: the text to show once, and what to keep. */
export const newKey = (
  { pepper, now }: Office,
  tenantId: string,
  { days, roles }: KeyTerms,
  usual: readonly Role[],
): ReturnType<typeof makeApiKey> =>
  makeApiKey(tenantId, { random: randomBytes(KEY_BYTES), pepper, expiresAt: now + days * DAY, roles: roles ?? usual });
