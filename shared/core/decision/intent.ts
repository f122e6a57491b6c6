import type { Relationship } from './relationship.ts';

/**
 * The facts of an intent, each in its one normal form: aliases resolved, defaults filled, domains as lower-case A-labels,
 * roles as slugs, ids in lower case, instants in UTC. The schema that produces it from a request stands in
 * contract/intent.ts.
 */

export const PARTNER_TYPES = ['advisor', 'indirect-reseller', 'direct-bill', 'indirect-provider'] as const;
export const ENROLLMENTS = ['paid', 'trial', 'none'] as const;
export const CLOUDS = ['commercial', 'us-government', 'china'] as const;
export const FILERS = ['partner', 'customer'] as const;
export const FAMILIES = [
  'azure',
  'entra-id',
  'microsoft-365',
  'dynamics-365',
  'enterprise-mobility',
  'marketplace',
  'other',
] as const;
export const ISSUE_TYPES = ['technical', 'billing', 'subscription-management', 'quota'] as const;
export const SEVERITIES = ['A', 'B', 'C'] as const;
export const PLANS = [
  'csp',
  'none',
  'maicpp',
  'partner-cloud-support',
  'premier',
  'unified',
  'professional-direct',
  'azure-standard',
  'advanced-for-partners',
  'premier-for-partners',
  'unified-for-partners',
] as const;
/** What an issue is about where its type doesn't tell. */
export const TOPICS = ['license-assignment'] as const;
export const CONTACT_METHODS = ['email', 'phone'] as const;
export const CHANNELS = ['azure-portal', 'm365-admin-center', 'isv-contact'] as const;

export type PartnerType = (typeof PARTNER_TYPES)[number];
export type Enrollment = (typeof ENROLLMENTS)[number];
export type Cloud = (typeof CLOUDS)[number];
export type Filer = (typeof FILERS)[number];
export type Family = (typeof FAMILIES)[number];
export type IssueType = (typeof ISSUE_TYPES)[number];
export type Severity = (typeof SEVERITIES)[number];
export type Plan = (typeof PLANS)[number];
export type Topic = (typeof TOPICS)[number];
export type Channel = (typeof CHANNELS)[number];

/** The partner's own person: never the customer's (seed L46-53, L67-69). */
export interface Contact {
  firstName: string;
  lastName: string;
  email: string;
  phone?: string;
  /** ISO 3166-1 alpha-3, upper case. */
  country?: string;
  /** IANA name. */
  timeZone?: string;
  preferredMethod?: (typeof CONTACT_METHODS)[number];
}

export interface Intent {
  /** The caller's own number. */
  reference?: string;
  filedBy: Filer;
  partner: { tenantId: string; type: PartnerType; enrollment: Enrollment; cloud: Cloud; ownTenantIds: string[] };
  customer: { tenantId: string; cloud: Cloud; name?: string; domain?: string; domains: string[] };
  relationship?: Relationship;
  product: { family: Family; name?: string; subscriptionId?: string; offerId?: string };
  issue: {
    type: IssueType;
    /** False for every issue that isn't technical, whatever the caller said. */
    breakFix: boolean;
    severity: Severity;
    topic?: Topic;
    /** BCP 47. */
    language: string;
    title: string;
    description?: string;
    /** RFC 3339 instant. */
    startedAt?: string;
  };
  entitlement: { plan: Plan; contractId?: string };
  serviceHealth: { checked: boolean; incidentId?: string };
  contact: Contact;
}
