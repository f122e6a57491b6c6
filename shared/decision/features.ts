import {
  ENROLLMENTS,
  FAMILIES,
  FILERS,
  type Gdap,
  type Intent,
  ISSUE_TYPES,
  PARTNER_TYPES,
  PLANS,
  SEVERITIES,
} from './intent.ts';
import type { Edition, Policy } from './policy.ts';

/**
 * Everything the rules look at, each feature with all the values it can take: the whole fact space can be enumerated.
 * `unknown` means that the caller didn't say, which isn't the same as no.
 */
export const FEATURES = {
  edition: ['2024', '2025'],
  /** `china` when either cloud is, else whether partner and customer share one. */
  cloud: ['same', 'mismatch', 'china'],
  filedBy: FILERS,
  tenant: ['customer', 'own'],
  /** Whose e-mail domain the contact uses. */
  contact: ['partner', 'customer'],
  family: FAMILIES,
  plan: PLANS,
  enrollment: ENROLLMENTS,
  partnerType: PARTNER_TYPES,
  reseller: ['unknown', 'yes', 'no'],
  issueType: ISSUE_TYPES,
  subscriptionProvider: ['unknown', 'yes', 'no'],
  /** `expiring` by its status, or active with its end within 30 days. `inactive` is expired, terminated or pending. */
  gdap: ['unknown', 'none', 'active', 'expiring', 'inactive'],
  /** Whether any of the roles supplied is a permitted one; an empty list is supplied. */
  gdapRole: ['unknown', 'permitted', 'missing'],
  azureRole: ['unknown', 'permitted', 'missing'],
  breakFix: ['yes', 'no'],
  severity: SEVERITIES,
  language: ['english', 'other'],
  serviceHealth: ['checked', 'unchecked'],
  incident: ['none', 'known'],
  phone: ['given', 'missing'],
} as const;

export type Feature = keyof typeof FEATURES;
export type Features = { [F in Feature]: (typeof FEATURES)[F][number] };

/** Holds when every feature named has one of its values; the empty condition always holds. */
export type Condition = { readonly [F in Feature]?: readonly Features[F][] };

export interface Context {
  edition: Edition;
  /** The instant of asking, epoch milliseconds. */
  now: number;
  policy: Policy;
}

const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1000;

export function featuresOf(intent: Intent, { edition, now, policy }: Context): Features {
  const { partner, customer, relationship = {}, product, issue, contact } = intent;
  return {
    edition,
    cloud: cloudOf(partner.cloud, customer.cloud),
    filedBy: intent.filedBy,
    tenant: isOwnTenant(intent) ? 'own' : 'customer',
    contact: isOfCustomer(contact.email, customer) ? 'customer' : 'partner',
    family: product.family,
    plan: intent.entitlement.plan,
    enrollment: partner.enrollment,
    partnerType: partner.type,
    reseller: answer(relationship.reseller),
    issueType: issue.type,
    subscriptionProvider: answer(relationship.subscriptionProvider),
    gdap: gdapOf(relationship.gdap, now),
    gdapRole: roleOf(relationship.gdap?.roles, policy.permittedGdapRoles),
    azureRole: roleOf(relationship.azureRbac, policy.permittedAzureRoles),
    breakFix: issue.breakFix ? 'yes' : 'no',
    severity: issue.severity,
    language: /^en(-|$)/i.test(issue.language) ? 'english' : 'other',
    serviceHealth: intent.serviceHealth.checked ? 'checked' : 'unchecked',
    incident: intent.serviceHealth.incidentId === undefined ? 'none' : 'known',
    phone: contact.phone === undefined ? 'missing' : 'given',
  };
}

/** Whether the ticket concerns a tenant of the partner itself, which may have several. */
export function isOwnTenant({ partner, customer }: Intent): boolean {
  const tenant = customer.tenantId.toLowerCase();
  return [partner.tenantId, ...partner.ownTenantIds].some((own) => own.toLowerCase() === tenant);
}

export function holds(when: Condition, features: Features): boolean {
  return Object.entries(when).every(([feature, values]) =>
    (values as readonly string[]).includes(features[feature as Feature]),
  );
}

function cloudOf(partner: Intent['partner']['cloud'], customer: Intent['customer']['cloud']): Features['cloud'] {
  if (partner === 'china' || customer === 'china') return 'china';
  return partner === customer ? 'same' : 'mismatch';
}

/** A subdomain is another domain. */
function isOfCustomer(email: string, customer: Intent['customer']): boolean {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return [customer.domain, ...customer.domains].some((own) => own?.toLowerCase() === domain);
}

function answer(value: boolean | undefined): 'unknown' | 'yes' | 'no' {
  if (value === undefined) return 'unknown';
  return value ? 'yes' : 'no';
}

function gdapOf(gdap: Gdap | null | undefined, now: number): Features['gdap'] {
  if (gdap === undefined) return 'unknown';
  if (gdap === null) return 'none';
  if (gdap.status === 'expiring') return 'expiring';
  if (gdap.status !== 'active') return 'inactive';
  return gdap.endsAt !== undefined && Date.parse(gdap.endsAt) <= now + THIRTY_DAYS ? 'expiring' : 'active';
}

function roleOf(roles: readonly string[] | undefined, permitted: readonly string[]): Features['gdapRole'] {
  if (roles === undefined) return 'unknown';
  return roles.some((role) => permitted.includes(role)) ? 'permitted' : 'missing';
}
