import { z } from 'zod';
import { EDITIONS } from '../core/decision/edition.ts';
import { CHANNELS, ISSUE_TYPES, PARTNER_TYPES } from '../core/decision/intent.ts';
import { STATUSES } from '../core/ticket/ticket.ts';
import { choice, country, family, severity } from './choices.ts';
import { guid, instant, line } from './fields.ts';
import { languageTag } from './languages.ts';

const explain = z.literal('full').optional();
const page = (most: number) => ({
  maxpagesize: z.coerce.number().int().min(1).max(most).default(50),
  cursor: z.string().max(500).optional(),
});

/** One value or several, divided by commas. */
const several = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.string().transform((text, context): Values[number][] => {
    const found = text.split(',').map((part) => choice(values).safeParse(part));
    if (found.every((part) => part.success)) return [...new Set(found.map(({ data }) => data))] as Values[number][];
    context.issues.push({ code: 'invalid_value', values: [...values], input: text });
    return z.NEVER;
  });
const flag = choice(['true', 'false']).transform((text) => text === 'true');

/** The query of calls that know no parameter. */
export const noQuerySchema = z.strictObject({});

/** The query of calls that answer with a ticket. */
export const explainQuerySchema = z.strictObject({ explain });

/** The query of `POST /decisions`. */
export const decisionQuerySchema = z.strictObject({ explain, edition: z.enum(EDITIONS).optional() });

/** The query of `GET /channels/options`. */
export const optionsQuerySchema = z.strictObject({
  family,
  type: choice(ISSUE_TYPES),
  severity: severity.optional(),
  language: languageTag.default('en'),
  partnerType: choice(PARTNER_TYPES).optional(),
  country: country.optional(),
  edition: z.enum(EDITIONS).optional(),
});

/** The query of `GET /tickets`. */
export const listQuerySchema = z.strictObject({
  reference: line(100).optional(),
  channelReference: line(100).optional(),
  claimedBy: line(200).optional(),
  customer: guid.optional(),
  partner: guid.optional(),
  status: several(STATUSES).optional(),
  channel: choice(CHANNELS).optional(),
  severity: severity.optional(),
  open: flag.optional(),
  breached: flag.optional(),
  product: family.optional(),
  dueBefore: instant.optional(),
  orderBy: choice(['due']).optional(),
  ...page(200),
});

/** The query of calls that look at many tickets and answer in pages. */
export const pageQuerySchema = z.strictObject(page(100));

/** The query of `POST /webhooks/{source}`: whose event it is, and what proves it where nothing else does. */
export const webhookQuerySchema = z.looseObject({ partner: z.string().optional(), secret: z.string().optional() });
