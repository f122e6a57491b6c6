/**
 * The facts of an intent, normalised: aliases resolved, defaults filled, e-mail domains and ids in lower case.
 * The schema that produces it from a request stands in contract/intent.ts.
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
] as const;
export const GDAP_STATUSES = ['active', 'expiring', 'expired', 'terminated', 'pending'] as const;
export const CHANNELS = ['azure-portal', 'm365-admin-center', 'isv-contact'] as const;

export type PartnerType = (typeof PARTNER_TYPES)[number];
export type Enrollment = (typeof ENROLLMENTS)[number];
export type Cloud = (typeof CLOUDS)[number];
export type Filer = (typeof FILERS)[number];
export type Family = (typeof FAMILIES)[number];
export type IssueType = (typeof ISSUE_TYPES)[number];
export type Severity = (typeof SEVERITIES)[number];
export type Plan = (typeof PLANS)[number];
export type GdapStatus = (typeof GDAP_STATUSES)[number];
export type Channel = (typeof CHANNELS)[number];

/** Granular delegated admin privileges of the partner in the customer's tenant. An absent `roles` is unknown. */
export interface Gdap {
  status: GdapStatus;
  roles?: string[];
  /** RFC 3339 instant. */
  endsAt?: string;
}

/** What is known of partner and customer; an absent member is unknown, `gdap: null` means there is none. */
export interface Relationship {
  reseller?: boolean;
  subscriptionProvider?: boolean;
  gdap?: Gdap | null;
  azureRbac?: string[];
}

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
  preferredMethod?: 'email' | 'phone';
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
