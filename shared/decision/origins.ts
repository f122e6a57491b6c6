import type { Feature } from './features.ts';

/** The members of a request that a fact is read from, as JSON pointers; the edition and the row aren't the caller's. */
const ORIGINS: Readonly<Record<Feature, readonly string[]>> = {
  edition: [],
  cloud: ['/partner/cloud', '/customer/cloud'],
  filedBy: ['/filedBy'],
  tenant: ['/customer/tenantId', '/partner/tenantId', '/partner/ownTenantIds'],
  contact: ['/contact/email', '/customer/domain', '/customer/domains'],
  family: ['/product/family'],
  plan: ['/entitlement/plan'],
  enrollment: ['/partner/enrollment'],
  partnerType: ['/partner/type'],
  reseller: ['/relationship/reseller'],
  issueType: ['/issue/type'],
  subscriptionProvider: ['/relationship/subscriptionProvider'],
  gdap: ['/relationship/gdap'],
  gdapRole: ['/relationship/gdap/roles'],
  azureRole: ['/relationship/azureRbac'],
  breakFix: ['/issue/breakFix'],
  severity: ['/issue/severity'],
  language: ['/issue/language'],
  serviceHealth: ['/serviceHealth/checked'],
  incident: ['/serviceHealth/incidentId'],
  phone: ['/contact/phone'],
  impact: ['/issue/title', '/issue/description'],
  row: [],
};

export type Origin = 'given' | 'defaulted' | 'unknown';

/** What is assumed of facts that the caller leaves out; the rest is unknown then. */
const DEFAULTED: ReadonlySet<Feature> = new Set([
  'cloud',
  'filedBy',
  'plan',
  'enrollment',
  'breakFix',
  'language',
  'serviceHealth',
]);

/** Whether the caller said it, the default did, or nobody knows. The edition comes with the question. */
export function originOf(feature: Feature, given: readonly string[]): Origin {
  const pointers = ORIGINS[feature];
  if (pointers.length === 0 || pointers.some((pointer) => given.includes(pointer))) return 'given';
  return DEFAULTED.has(feature) ? 'defaulted' : 'unknown';
}

/** The pointers above that a request has a value for. */
export const givenIn = (request: unknown): string[] =>
  [...new Set(Object.values(ORIGINS).flat())].filter((pointer) => isGiven(request, pointer));

function isGiven(request: unknown, pointer: string): boolean {
  let value = request;
  for (const name of pointer.split('/').slice(1)) {
    if (value === null || typeof value !== 'object') return false;
    value = (value as Record<string, unknown>)[name];
  }
  return value !== undefined;
}
