import { z } from 'zod';
import { EDITIONS } from '../../core/decision/edition.ts';
import { CHANNELS, PLANS, SEVERITIES } from '../../core/decision/intent.ts';
import { OUTCOMES, promise } from './decision.ts';

const support = z.strictObject({
  language: z.string(),
  openNow: z.boolean(),
  nextOpenAt: z.iso.datetime().nullable(),
  languages: z.array(z.string()),
});

/** `GET /channels/options`. */
export const optionsAnswer = z.strictObject({
  edition: z.enum(EDITIONS),
  now: z.iso.datetime(),
  options: z.array(
    z.strictObject({
      channel: z.enum(CHANNELS),
      cases: z.array(
        z.strictObject({
          when: z.record(z.string(), z.string()),
          outcome: z.enum(OUTCOMES),
          code: z.string(),
          row: z.int().positive(),
        }),
      ),
      leastRoles: z.array(z.string()),
      plan: z.enum(PLANS).nullable(),
      severities: z.array(promise.extend({ severity: z.enum(SEVERITIES) })),
      support: support.nullable(),
    }),
  ),
});
