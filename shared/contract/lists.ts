import { z } from 'zod';
import { CHANNELS, FAMILIES } from '../decision/intent.ts';
import { STATUSES } from '../ticket/ticket.ts';
import { guid } from './fields.ts';
import { severity } from './intent.ts';

/** Up to 100 intents; each is judged on its own, so that one that is wrong harms no other. */
export const intentListSchema = z.strictObject({ intents: z.array(z.unknown()).min(1).max(100) });

/** The query of `GET /tickets`. */
export const ticketQuerySchema = z.strictObject({
  customer: guid.optional(),
  status: z.enum(STATUSES).optional(),
  channel: z.enum(CHANNELS).optional(),
  severity: severity.optional(),
  breached: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  product: z.enum(FAMILIES).optional(),
  maxpagesize: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
