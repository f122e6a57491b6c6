import { z } from 'zod';
import { EDITIONS } from '../../core/decision/edition.ts';
import { CHANNELS, PLANS } from '../../core/decision/intent.ts';
import { explanationAnswer } from './explanation.ts';

export const OUTCOMES = ['file', 'refuse'] as const;
const coded = z.strictObject({ code: z.string(), message: z.string() });

/** What the first answer is promised by. */
export const promise = z.strictObject({
  basis: z.enum(['elapsed', 'business-hours', 'business-day', 'none']),
  targetMinutes: z.int().positive().optional(),
  committed: z.boolean().optional(),
});

const response = promise.extend({
  provisionalDueAt: z.iso.datetime().optional(),
  calendar: z.strictObject({ timeZone: z.string(), assumed: z.boolean() }).optional(),
});

const text = z.strictObject({ title: z.string(), body: z.string() });

const handOff = z.strictObject({
  open: z.string(),
  start: z.string(),
  review: z.string(),
  form: z.array(
    z.strictObject({ field: z.string(), label: z.string(), value: z.string(), note: z.string().optional() }),
  ),
  steps: z.array(z.string()),
  text,
});

const referral = z.strictObject({
  to: z.array(z.string()),
  needs: z.array(coded),
  steps: z.array(z.string()),
  text,
});

/** A decision as callers see it, refusals too. */
export const decisionAnswer = z.strictObject({
  outcome: z.enum(OUTCOMES),
  channel: z.enum(CHANNELS).nullable(),
  code: z.string(),
  row: z.int().positive(),
  reason: z.string(),
  source: z.strictObject({ edition: z.enum(EDITIONS), lines: z.string() }),
  whoCanFile: z.array(z.string()),
  leastRole: z.string().nullable(),
  warnings: z.array(coded),
  otherChannels: z.array(coded.extend({ channel: z.enum(CHANNELS) })),
  response: response.nullable(),
  fee: z.strictObject({ charged: z.boolean(), payableWith: z.array(z.enum(PLANS)) }).nullable(),
  otherEditions: z.array(
    z.strictObject({
      edition: z.enum(EDITIONS),
      outcome: z.enum(OUTCOMES),
      channel: z.enum(CHANNELS).nullable(),
      code: z.string(),
      row: z.int().positive(),
      reason: z.string(),
    }),
  ),
  handOff: handOff.nullable(),
  referral: referral.nullable(),
  policy: z.strictObject({ edition: z.enum(EDITIONS), version: z.string(), digest: z.string() }),
  explanation: explanationAnswer.optional(),
});
