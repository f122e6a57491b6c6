import { z } from 'zod';

/** The query of calls that look at many tickets and answer in pages. */
export const pageSchema = z.strictObject({
  maxpagesize: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional(),
});
