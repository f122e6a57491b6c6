import fc from 'fast-check';
import { intentSchema } from '../../../shared/contract/intent.ts';
import { decide } from '../../../shared/core/decision/decide.ts';
import { EDITIONS } from '../../../shared/core/decision/edition.ts';
import { explain } from '../../../shared/core/decision/explain.ts';
import {
  CLOUDS,
  ENROLLMENTS,
  FAMILIES,
  FILERS,
  ISSUE_TYPES,
  PARTNER_TYPES,
  PLANS,
  SEVERITIES,
  TOPICS,
} from '../../../shared/core/decision/intent.ts';
import { givenIn } from '../../../shared/core/decision/origins.ts';
import { GDAP_STATUSES } from '../../../shared/core/decision/relationship.ts';
import { waysFor } from '../../../shared/core/hand-off/ways.ts';
import type { Catalogue } from '../../../shared/core/texts/en.ts';
import { renderDecision } from '../../../shared/core/texts/render.ts';
import { renderExplanation } from '../../../shared/core/texts/render-explanation.ts';
import { POLICIES } from '../../support/policies.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const TENANTS = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const maybe = <T>(value: T) => fc.constantFrom(value, undefined);
const mostly = <T>(usual: T, values: readonly T[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, fc.constantFrom(...values));

const rawIntent = fc.record({
  reference: maybe('PSA-1'),
  filedBy: mostly('partner', FILERS),
  partner: fc.record({
    tenantId: fc.constant(TENANTS[0]),
    type: fc.constantFrom(...PARTNER_TYPES),
    enrollment: mostly('paid', ENROLLMENTS),
    cloud: mostly('commercial', CLOUDS),
  }),
  customer: fc.record({
    tenantId: mostly(TENANTS[1], TENANTS),
    domain: maybe('contoso.example'),
    name: maybe('Contoso'),
    cloud: mostly('commercial', CLOUDS),
  }),
  relationship: fc.record({
    reseller: fc.constantFrom(true, undefined, false),
    subscriptionProvider: fc.constantFrom(true, undefined, false),
    gdap: fc.option(
      fc.record({
        status: fc.constantFrom(...GDAP_STATUSES),
        roles: fc.constantFrom(['helpdesk-administrator'], ['helpdesk-administrator', 'wizard'], [], undefined),
      }),
    ),
    azureRbac: fc.constantFrom(['owner'], ['owner'], [], undefined),
  }),
  product: fc.record({
    family: fc.constantFrom(...FAMILIES),
    name: maybe('Mailer'),
    offerId: maybe('fabrikam.mailer'),
    subscriptionId: maybe(TENANTS[1]),
  }),
  issue: fc.record({
    type: fc.constantFrom(...ISSUE_TYPES),
    severity: fc.constantFrom(...SEVERITIES),
    topic: mostly(undefined, TOPICS),
    title: mostly('Web shop is slow', ['Test server is down', 'No production impact']),
    language: fc.constantFrom('en', 'hu', 'de-AT'),
    description: maybe('All of it.'),
    startedAt: maybe('2026-11-23T08:00:00Z'),
  }),
  entitlement: fc.record({ plan: fc.constantFrom(...PLANS), contractId: maybe('MPN-42') }),
  serviceHealth: fc.record({ checked: fc.boolean(), incidentId: maybe('EX1') }),
  contact: fc
    .record({
      firstName: fc.constant('Anna'),
      lastName: fc.constant('Kiss'),
      email: mostly('anna@partner.example', ['jo@contoso.example']),
      phone: maybe('+36 1 234 5678'),
      country: maybe('HUN'),
      timeZone: maybe('Europe/Budapest'),
      preferredMethod: fc.constantFrom('email', 'phone', undefined),
    })
    // Nobody can be called without a number.
    .map(({ preferredMethod, ...rest }) =>
      preferredMethod === 'phone' && rest.phone === undefined ? rest : { ...rest, preferredMethod },
    ),
});

const contact = fc.record({
  supportUri: maybe('https://fabrikam.example'),
  email: maybe('help@fabrikam.example'),
  phone: maybe('+1'),
});

/** Intents of every kind, with what is needed to render their decisions. */
export const SAMPLE = fc.sample(fc.record({ rawIntent, contact, edition: fc.constantFrom(...EDITIONS) }), {
  numRuns: 1500,
  seed: 1,
});

export function renderSample({ rawIntent, contact, edition }: (typeof SAMPLE)[number], texts: Catalogue) {
  const intent = intentSchema.parse(rawIntent);
  const policy = POLICIES[edition];
  const context = { edition, now: NOW, policy };
  const decision = decide(intent, context);
  const asked = rawIntent.reference === undefined ? [] : ['/edition'];
  const explanation = explain(intent, context, [...givenIn(rawIntent), ...asked]);
  const stored = { ...decision, policy: { ...decision.policy, digest: contact.phone ?? decision.policy.digest } };
  return {
    ...renderDecision(decision, intent, waysFor(intent, decision, policy, contact), texts),
    explanation: renderExplanation(explanation, stored, intent, texts),
  };
}
