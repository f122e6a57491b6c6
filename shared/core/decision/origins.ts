import type { Feature } from './features.ts';

/** What a fact is read from, as JSON pointers into the body or the query; the row isn't the caller's. */
const ORIGINS: Readonly<Record<Feature, readonly string[]>> = {
  edition: ['/edition'],
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
  topic: ['/issue/topic'],
  subscriptionProvider: ['/relationship/subscriptionProvider'],
  gdap: ['/relationship/gdap'],
  gdapRole: ['/relationship/gdap/roles'],
  azureRole: ['/relationship/azureRbac'],
  strangeRole: ['/relationship/gdap/roles'],
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

/** The facts that have a default where the caller leaves them out; the rest is unknown then. */
const DEFAULTED: ReadonlySet<Feature> = new Set([
  'edition',
  'cloud',
  'filedBy',
  'plan',
  'enrollment',
  'breakFix',
  'language',
  'serviceHealth',
]);

/** Whether the caller said it, the default did, or nobody knows. A text that is given may say nothing of its fact. */
export function originOf(feature: Feature, value: string | number, given: readonly string[]): Origin {
  if (value === 'unsaid') return 'unknown';
  if (ORIGINS[feature].some((pointer) => given.includes(pointer))) return 'given';
  return DEFAULTED.has(feature) ? 'defaulted' : 'unknown';
}

/** Where null is a value of its own; elsewhere it is as absent. */
const NULLABLE = '/relationship/gdap';

/** The pointers above that a request has a value for. */
export const givenIn = (request: unknown): string[] =>
  [...new Set(Object.values(ORIGINS).flat())].filter((pointer) => isGiven(request, pointer));

function isGiven(request: unknown, pointer: string): boolean {
  let value = request;
  for (const name of pointer.split('/').slice(1)) {
    if (value === null || typeof value !== 'object') return false;
    value = (value as Record<string, unknown>)[name];
  }
  return value !== undefined && (value !== null || pointer === NULLABLE);
}
