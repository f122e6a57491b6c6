import { z } from 'zod';
import type { CallerAct } from '../core/ticket/events.ts';
import { severity } from './choices.ts';
import { correctionMembers } from './details.ts';
import { instant, line, optional, prose } from './fields.ts';

/** When it happened, where that wasn't just now, and the person who reports it. */
const told = { at: optional(instant), actor: optional(line(100)) };
const plain = <const Type extends string>(type: Type) => z.strictObject({ type: z.literal(type), ...told });

const flatEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('filed'), reference: line(100), ...told }),
  z.strictObject({ type: z.literal('reference-corrected'), reference: line(100), ...told }),
  plain('answered'),
  z.strictObject({ type: z.literal('severity-changed'), severity, ...told }),
  z
    .strictObject({ type: z.literal('details-corrected'), ...correctionMembers, ...told })
    .refine(({ contact, customer, product, issue }) => contact ?? customer ?? product ?? issue, {
      error: 'field.nothing',
      params: { code: 'TOO_SMALL' },
    }),
  plain('resolved'),
  plain('reopened'),
  plain('cancelled'),
  z.strictObject({ type: z.literal('note'), text: prose(10_000), ...told }),
  z.strictObject({ type: z.literal('claimed'), by: line(200), force: optional(z.boolean()), ...told }),
  plain('released'),
  z.strictObject({ type: z.literal('paused'), reason: line(500), ...told }),
  plain('resumed'),
]);

/** An event as a caller posts it, flat; what isn't type, at and actor becomes its data. */
export const eventSchema = flatEvent.transform(({ type, at, actor, ...data }) => ({
  act: { type, data } as CallerAct,
  at,
  actor,
}));

export const eventExample = { type: 'filed', reference: '2611230040001234' } satisfies z.input<typeof eventSchema>;
