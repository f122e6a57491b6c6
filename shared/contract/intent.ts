import { z } from 'zod';
import {
  CLOUDS,
  ENROLLMENTS,
  FILERS,
  type Intent,
  ISSUE_TYPES,
  PARTNER_TYPES,
  TOPICS,
} from '../core/decision/intent.ts';
import { HOUR, type Instant } from '../core/sla/instant.ts';
import { choice, family, plan, severity } from './choices.ts';
import { details, STARTED } from './details.ts';
import { defaulted, guid, line, optional, setOf } from './fields.ts';
import { languageTag } from './languages.ts';
import { relationship } from './relationship.ts';
import { validate } from './validate.ts';

/** What a caller posts, every fact in its one normal form, with aliases and defaults resolved. */
export const intentSchema = z.strictObject({
  reference: optional(line(100)),
  filedBy: defaulted(choice(FILERS), 'partner'),
  partner: z.strictObject({
    tenantId: guid,
    type: choice(PARTNER_TYPES),
    enrollment: defaulted(choice(ENROLLMENTS), 'paid'),
    cloud: defaulted(choice(CLOUDS), 'commercial'),
    ownTenantIds: defaulted(setOf(guid, 50), []),
  }),
  customer: z.strictObject({
    tenantId: guid,
    cloud: defaulted(choice(CLOUDS), 'commercial'),
    ...details.customer,
    domains: defaulted(details.domains, []),
  }),
  relationship: optional(relationship),
  product: z.strictObject({ family, ...details.product }),
  issue: z
    .strictObject({
      type: choice(ISSUE_TYPES),
      topic: optional(choice(TOPICS)),
      breakFix: optional(z.boolean()),
      severity,
      language: defaulted(languageTag, 'en'),
      ...details.issue,
    })
    // Only technical problems can be break-fix, whatever the caller said (seed L33, L38).
    .transform((issue) => ({ ...issue, breakFix: issue.type === 'technical' && (issue.breakFix ?? true) })),
  entitlement: defaulted(z.strictObject({ plan: defaulted(plan, 'csp'), contractId: optional(line(100)) }), {
    plan: 'csp',
  }),
  serviceHealth: defaulted(
    z.strictObject({ checked: defaulted(z.boolean(), false), incidentId: optional(line(100)) }),
    { checked: false },
  ),
  contact: details.contact,
}) satisfies z.ZodType<Intent>;

/** An intent as it was told at an instant, `root` being its place. Fails with VALIDATION_FAILED and every fault. */
export const readIntent = (value: unknown, now: Instant, root: readonly PropertyKey[] = []): Intent =>
  begunBy(now, validate(intentSchema, value, root), root);

/**
 * An intent in order, or a correction of one, unless it says that the problem has yet to begin; callers' clocks may run
 * an hour ahead. Fails with VALIDATION_FAILED then.
 */
export function begunBy<Told>(now: Instant, told: Told, root: readonly PropertyKey[] = []): Told {
  validate(startedUntil(now + 1 * HOUR), told, root);
  return told;
}

const startedUntil = (latest: Instant) =>
  z
    .custom<{ issue?: { startedAt?: string } }>()
    .refine(({ issue }) => issue?.startedAt === undefined || Date.parse(issue.startedAt) <= latest, {
      ...STARTED,
      path: ['issue', 'startedAt'],
    });

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
