import { z } from 'zod';
import { line } from './fields.ts';

/**
 * What a partner's service desk tells; the example has the shape that Standard Webhooks recommends. The event's id
 * stands in the headers.
 */
export const psaEventSchema = z.looseObject({ type: line(100) });

export const psaEventExample = {
  type: 'ticket.updated',
  timestamp: '2026-11-23T09:00:00Z',
  data: { reference: 'T20261123.0042', status: 'waiting-customer' },
} satisfies z.input<typeof psaEventSchema>;
