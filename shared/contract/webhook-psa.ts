import { z } from 'zod';
import { instantText, line } from './fields.ts';

/** What a partner's service desk tells, in the shape that Standard Webhooks recommends; others may add members. */
export const psaEventSchema = z.looseObject({
  type: line(100),
  timestamp: instantText,
  data: z.record(z.string(), z.unknown()),
});

export const psaEventExample = {
  type: 'ticket.updated',
  timestamp: '2026-11-23T09:00:00Z',
  data: { reference: 'T20261123.0042', status: 'waiting-customer' },
} satisfies z.input<typeof psaEventSchema>;
