import { z } from 'zod';
import { EDITIONS } from '../core/decision/edition.ts';
import { CHANNELS, FAMILIES } from '../core/decision/intent.ts';
import { STATUSES } from '../core/ticket/ticket.ts';
import { guid, instant, line } from './fields.ts';
import { severity } from './intent.ts';

const explain = z.literal('full').optional();
const page = (most: number) => ({
  maxpagesize: z.coerce.number().int().min(1).max(most).default(50),
  cursor: z.string().max(500).optional(),
});

/** One value or several, divided by commas. */
const several = <const Values extends readonly string[]>(values: Values) =>
  z.string().transform((text, context): Values[number][] => {
    const parts = [...new Set(text.split(',').map((part) => part.trim()))];
    if (parts.every((part) => values.includes(part))) return parts;
    context.issues.push({ code: 'invalid_value', values: [...values], input: text });
    return z.NEVER;
  });
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** The query of calls that know no parameter. */
export const noQuerySchema = z.strictObject({});

/** The query of calls that answer with a ticket. */
export const explainQuerySchema = z.strictObject({ explain });

/** The query of `POST /decisions`. */
export const decisionQuerySchema = z.strictObject({ explain, edition: z.enum(EDITIONS).optional() });

/** The query of `GET /tickets`. */
export const listQuerySchema = z.strictObject({
  reference: line(100).optional(),
  channelReference: line(100).optional(),
  claimedBy: line(200).optional(),
  customer: guid.optional(),
  partner: guid.optional(),
  status: several(STATUSES).optional(),
  channel: z.enum(CHANNELS).optional(),
  severity: severity.optional(),
  open: flag.optional(),
  breached: flag.optional(),
  product: z.enum(FAMILIES).optional(),
  dueBefore: instant.optional(),
  orderBy: z.enum(['due']).optional(),
  ...page(200),
});

/** The query of calls that look at many tickets and answer in pages. */
export const pageQuerySchema = z.strictObject(page(100));

/** The query of `POST /webhooks/{source}`: whose event it is, and what proves it where nothing else does. */
export const webhookQuerySchema = z.looseObject({ partner: z.string().optional(), secret: z.string().optional() });
