import { z } from 'zod';
import type { CallerAct } from '../core/ticket/events.ts';
import { severity } from './choices.ts';
import { instant, line, optional, prose } from './fields.ts';

const at = { at: optional(instant) };
const plain = <const Type extends string>(type: Type) => z.strictObject({ type: z.literal(type), ...at });

const flatEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('filed'), reference: line(100), ...at }),
  plain('answered'),
  z.strictObject({ type: z.literal('severity-changed'), severity, ...at }),
  plain('resolved'),
  plain('reopened'),
  plain('cancelled'),
  z.strictObject({ type: z.literal('note'), text: prose(10_000), ...at }),
  z.strictObject({ type: z.literal('claimed'), by: line(200), ...at }),
  plain('released'),
  z.strictObject({ type: z.literal('paused'), reason: line(500), ...at }),
  plain('resumed'),
]);

/** An event as a caller posts it, flat; what isn't type and at becomes its data. */
export const eventSchema = flatEvent.transform(({ type, at, ...data }) => ({ act: { type, data } as CallerAct, at }));

export const eventExample = { type: 'filed', reference: '2611230040001234' } satisfies z.input<typeof eventSchema>;
