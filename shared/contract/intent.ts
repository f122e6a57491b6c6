import { z } from 'zod';
import {
  CLOUDS,
  ENROLLMENTS,
  FAMILIES,
  FILERS,
  GDAP_STATUSES,
  type Intent,
  ISSUE_TYPES,
  PARTNER_TYPES,
  PLANS,
  SEVERITIES,
} from '../core/decision/intent.ts';
import {
  aliased,
  alpha3Country,
  domainName,
  emailAddress,
  guid,
  ianaTimeZone,
  instantText,
  languageTag,
  line,
  phoneNumber,
  prose,
} from './fields.ts';

export const severity = aliased(SEVERITIES, { critical: 'A', moderate: 'B', minimal: 'C' });
const family = aliased(FAMILIES, {
  'office-365': 'microsoft-365',
  'dynamics-crm-online': 'dynamics-365',
  'enterprise-mobility-suite': 'enterprise-mobility',
  ems: 'enterprise-mobility',
});
const plan = aliased(PLANS, { 'signature-cloud-support': 'partner-cloud-support' });
const roles = z.array(line(128)).max(100);

const domains = z.array(domainName).max(100);
const contact = z.strictObject({
  firstName: line(100),
  lastName: line(100),
  email: emailAddress,
  phone: phoneNumber.optional(),
  country: alpha3Country.optional(),
  timeZone: ianaTimeZone.optional(),
  preferredMethod: z.enum(['email', 'phone']).optional(),
});

/** What of an intent may be corrected later: no row but that of the contact looks at it. */
const correctable = {
  customer: { name: line(200).optional(), domain: domainName.optional() },
  product: { name: line(200).optional(), subscriptionId: guid.optional(), offerId: line(200).optional() },
  issue: { title: line(250), description: prose(20_000).optional(), startedAt: instantText.optional() },
};

/** What a caller posts, with aliases and defaults resolved. */
export const intentSchema = z.strictObject({
  reference: line(100).optional(),
  filedBy: z.enum(FILERS).default('partner'),
  partner: z.strictObject({
    tenantId: guid,
    type: z.enum(PARTNER_TYPES),
    enrollment: z.enum(ENROLLMENTS).default('paid'),
    cloud: z.enum(CLOUDS).default('commercial'),
    ownTenantIds: z.array(guid).max(50).default([]),
  }),
  customer: z.strictObject({
    tenantId: guid,
    cloud: z.enum(CLOUDS).default('commercial'),
    ...correctable.customer,
    domains: domains.default([]),
  }),
  relationship: z
    .strictObject({
      reseller: z.boolean().optional(),
      subscriptionProvider: z.boolean().optional(),
      gdap: z
        .strictObject({ status: z.enum(GDAP_STATUSES), roles: roles.optional(), endsAt: instantText.optional() })
        .nullable()
        .optional(),
      azureRbac: roles.optional(),
    })
    .optional(),
  product: z.strictObject({ family, ...correctable.product }),
  issue: z
    .strictObject({
      type: z.enum(ISSUE_TYPES),
      breakFix: z.boolean().optional(),
      severity,
      language: languageTag.default('en'),
      ...correctable.issue,
    })
    // Only technical problems can be break-fix, whatever the caller said (seed L33, L38).
    .transform((issue) => ({ ...issue, breakFix: issue.type === 'technical' && (issue.breakFix ?? true) })),
  entitlement: z.strictObject({ plan: plan.default('csp'), contractId: line(100).optional() }).prefault({}),
  serviceHealth: z.strictObject({ checked: z.boolean().default(false), incidentId: line(100).optional() }).prefault({}),
  contact,
}) satisfies z.ZodType<Intent>;

const named = <Shape extends z.ZodType<object>>(shape: Shape) =>
  shape.refine((members) => Object.keys(members).length > 0, { error: 'field.nothing', abort: true });

/** What is corrected of an intent, nested as there: something, at least. */
export const correctionMembers = {
  contact: named(contact.partial()).optional(),
  customer: named(z.strictObject({ ...correctable.customer, domains }).partial()).optional(),
  product: named(z.strictObject(correctable.product).partial()).optional(),
  issue: named(z.strictObject(correctable.issue).partial()).optional(),
};

/** Up to 100 intents; each is judged on its own, so that one that is wrong harms no other. */
export const intentListSchema = z.strictObject({ intents: z.array(z.unknown()).min(1).max(100) });

export const intentExample = {
  reference: 'PSA-4711',
  partner: { tenantId: '11111111-1111-4111-8111-111111111111', type: 'direct-bill' },
  customer: { tenantId: '22222222-2222-4222-8222-222222222222', domain: 'contoso.example', name: 'Contoso' },
  relationship: { reseller: true, subscriptionProvider: true, azureRbac: ['support-request-contributor'] },
  product: { family: 'azure', subscriptionId: '44444444-4444-4444-8444-444444444444' },
  issue: {
    type: 'technical',
    severity: 'A',
    title: 'Production web shop is down',
    description: 'All instances answer 503 since the morning.',
    startedAt: '2026-11-22T08:30:00Z',
  },
  serviceHealth: { checked: true },
  contact: {
    firstName: 'Anna',
    lastName: 'Kiss',
    email: 'anna.kiss@partner.example',
    phone: '+36 1 234 5678',
    country: 'HUN',
    timeZone: 'Europe/Budapest',
  },
} satisfies z.input<typeof intentSchema>;
