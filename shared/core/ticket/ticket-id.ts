import { createHmac } from 'node:crypto';

/** An id is 32 hexadecimal digits: evenly spread over the partitions and legal in keys. */
const DIGITS = 32;

/** What a ticket's id follows from. */
export interface IdParts {
  partnerTenantId: string;
  /** The caller's Idempotency-Key. */
  key: string;
  /** Where it stood in a batch: the items of batches have a space of keys of their own. */
  place: number | null;
}

/** The id of what is filed under a key. Whoever reads it in a log can't tell the key by trying: it is under a secret. */
export const ticketIdOf = ({ partnerTenantId, key, place }: IdParts, secret: string): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify([partnerTenantId, key, place]))
    .digest('hex')
    .slice(0, DIGITS);
