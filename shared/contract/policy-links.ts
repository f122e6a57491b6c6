import { z } from 'zod';
import { LINKS } from '../core/hand-off/links.ts';
import { isHttpsLink } from './https-link.ts';

const ANY_OF_CUSTOMER = /\{(tenantId|directory)\}/;

const PLACEHOLDER = /\{\w+\}/g;
const LINK = { error: 'field.httpsLink', params: { code: 'WRONG_FORMAT' } };

/** An https address however it is filled, with placeholders of these names only; none stands in its host. */
const template = (names: readonly string[]) =>
  z
    .string()
    .max(1_000)
    .regex(/^https:\/\/[^{}/]+(\/|$)/, { error: LINK.error, abort: true })
    .refine((text) => ['x', ''].every((value) => isHttpsLink(text.replace(PLACEHOLDER, value))), LINK)
    .refine((text) => (text.match(PLACEHOLDER) ?? []).every((place) => names.includes(place.slice(1, -1))), {
      error: 'field.UNKNOWN_PLACEHOLDER',
      params: { code: 'UNKNOWN_PLACEHOLDER', allowed: names.map((name) => `{${name}}`).join(', ') },
    });

/** Without the customer in it a link would open the partner's own environment (seed L89). */
const ofCustomer = template(['tenantId', 'directory']).refine((text) => ANY_OF_CUSTOMER.test(text), {
  error: 'field.CUSTOMER_MISSING',
  params: { code: 'CUSTOMER_MISSING' },
});

const places = ['open', 'review', 'health'] as const;
const portal = (link: z.ZodType<string>) => z.strictObject(members(places, link));
const portals = (link: z.ZodType<string>) =>
  z.strictObject({ 'azure-portal': portal(link).optional(), 'm365-admin-center': portal(link).optional() });

const cloud = z.strictObject({
  start: ofCustomer.optional(),
  customer: portals(ofCustomer).optional(),
  own: portals(template(['tenantId', 'directory'])).optional(),
  powerPlatform: ofCustomer.optional(),
  product: template(['offerId']).optional(),
  offer: template(['offerId']).optional(),
  productSearch: template(['name']).optional(),
  marketplace: template(['tenantId']).optional(),
  commerce: template(['tenantId']).optional(),
});

/** Changes to the shipped link templates. */
export const linkTemplates = z.strictObject(members(Object.keys(LINKS), cloud));

function members<Schema extends z.ZodType>(names: readonly string[], schema: Schema) {
  return Object.fromEntries(names.map((name) => [name, schema.optional()]));
}
