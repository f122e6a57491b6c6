import { z } from 'zod';
import { EDITIONS } from '../core/decision/edition.ts';
import { CHANNELS, ISSUE_TYPES, PARTNER_TYPES } from '../core/decision/intent.ts';
import { STATUSES } from '../core/ticket/ticket.ts';
import { choice, country, family, severity } from './choices.ts';
import { guid } from './fields.ts';
import { languageTag } from './languages.ts';

const explain = z.literal('full').optional();
const page = (most: number) => ({
  maxpagesize: z.coerce.number().int().min(1).max(most).default(50),
  cursor: z.string().max(500).optional(),
});

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

export const optionsQueryExample = 'family=azure&type=technical&severity=A&language=hu&country=HUN';

/** The query of `GET /tickets`. */
export const listQuerySchema = z.strictObject({
  customer: guid.optional(),
  status: choice(STATUSES).optional(),
  channel: choice(CHANNELS).optional(),
  severity: severity.optional(),
  breached: choice(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  product: family.optional(),
  ...page(200),
});

/** The query of calls that look at many tickets and answer in pages. */
export const pageQuerySchema = z.strictObject(page(100));

/** The query of `POST /webhooks/{source}`: whose event it is, and what proves it where nothing else does. */
export const webhookQuerySchema = z.looseObject({ partner: z.string().optional(), secret: z.string().optional() });
