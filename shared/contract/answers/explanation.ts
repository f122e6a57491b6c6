import { z } from 'zod';
import { EDITIONS } from '../../core/decision/edition.ts';
import { CHANNELS } from '../../core/decision/intent.ts';

const message = { message: z.string() };
const value = z.union([z.string(), z.number()]);
const fact = { feature: z.string(), value };

/** How a decision came about: `?explain=full`. */
export const explanationAnswer = z.strictObject({
  rules: z.strictObject({
    edition: z.enum(EDITIONS),
    version: z.string(),
    digest: z.string(),
    same: z.boolean(),
    ...message,
  }),
  facts: z.array(z.strictObject({ ...fact, origin: z.enum(['given', 'defaulted', 'unknown']), ...message })),
  rows: z.array(
    z.strictObject({
      row: z.int().positive(),
      code: z.string(),
      lines: z.string(),
      failed: z.strictObject({ feature: z.string(), expected: z.array(value), found: value }).nullable(),
      ...message,
    }),
  ),
  channels: z.array(
    z.strictObject({
      channel: z.enum(CHANNELS),
      code: z.string(),
      unblockedBy: z.array(z.strictObject({ ...fact, ...message })),
      ...message,
    }),
  ),
  warnings: z.array(
    z.strictObject({ code: z.string(), lines: z.string(), because: z.record(z.string(), value), ...message }),
  ),
});
