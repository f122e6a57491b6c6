import { z } from 'zod';
import { CONTACT_METHODS } from '../core/decision/intent.ts';
import { domainName, emailAddress, phone } from './addresses.ts';
import { choice, country } from './choices.ts';
import { guid, ianaTimeZone, instantText, line, optional, prose, setOf } from './fields.ts';

const EARLIEST = Date.UTC(2010, 0);
export const STARTED = { error: 'field.STARTED_OUT_OF_RANGE', params: { code: 'STARTED_OUT_OF_RANGE' } } as const;

const domains = setOf(domainName, 100);
const contact = z.strictObject({
  firstName: line(100),
  lastName: line(100),
  email: emailAddress,
  phone: optional(phone(7)),
  country: optional(country),
  timeZone: optional(ianaTimeZone),
  preferredMethod: optional(choice(CONTACT_METHODS)),
});

/** Whoever wants to be called says by which number. */
const callable = <Shape extends z.ZodType<{ phone?: string; preferredMethod?: string }>>(shape: Shape) =>
  shape.refine(({ phone, preferredMethod }) => preferredMethod !== 'phone' || phone !== undefined, {
    error: 'field.PHONE_MISSING',
    params: { code: 'PHONE_MISSING' },
    path: ['phone'],
  });

/** What of an intent may be corrected later: no row but that of the contact looks at it. */
export const details = {
  contact: callable(contact),
  customer: { name: optional(line(200)), domain: optional(domainName) },
  domains,
  product: { name: optional(line(200)), subscriptionId: optional(guid), offerId: optional(line(200)) },
  issue: {
    title: line(250),
    description: optional(prose(20_000)),
    startedAt: optional(instantText.refine((text) => Date.parse(text) >= EARLIEST, STARTED)),
  },
};

/** Members that were told; null is as absent here, too, and takes nothing away. */
const named = <Members extends object>(shape: z.ZodType<Members>) =>
  optional(
    shape
      .transform(
        (members) => Object.fromEntries(Object.entries(members).filter(([, told]) => told !== undefined)) as Members,
      )
      .refine((members) => Object.keys(members).length > 0, {
        error: 'field.nothing',
        params: { code: 'TOO_SMALL' },
        abort: true,
      }),
  );

/** What is corrected of an intent, nested as there: something, at least. */
export const correctionMembers = {
  contact: named(callable(contact.partial())),
  customer: named(z.strictObject({ ...details.customer, domains: optional(domains) })),
  product: named(z.strictObject(details.product)),
  issue: named(z.strictObject(details.issue).partial()),
};
