import type { Edition } from './edition.ts';
import { type Facts, FEATURES, type Features } from './features.ts';
import type { Cloud, Gdap, Intent } from './intent.ts';
import type { Policy } from './policy.ts';
import { saidImpact } from './said-impact.ts';

export interface Context {
  edition: Edition;
  /** The instant of asking, epoch milliseconds. */
  now: number;
  policy: Policy;
}

const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1000;
const UNDECIDED = 0;

/** The facts of an intent, in the order of FEATURES. */
export function factsOf(intent: Intent, { edition, now, policy }: Context): Facts {
  const { partner, customer, relationship, product, issue, contact, serviceHealth } = intent;
  return [
    FEATURES.edition.indexOf(edition),
    FEATURES.cloud.indexOf(cloudOf(partner.cloud, customer.cloud)),
    FEATURES.filedBy.indexOf(intent.filedBy),
    FEATURES.tenant.indexOf(isOwnTenant(intent) ? 'own' : 'customer'),
    FEATURES.contact.indexOf(isOfCustomer(contact.email, customer) ? 'customer' : 'partner'),
    FEATURES.family.indexOf(product.family),
    FEATURES.plan.indexOf(intent.entitlement.plan),
    FEATURES.enrollment.indexOf(partner.enrollment),
    FEATURES.partnerType.indexOf(partner.type),
    FEATURES.reseller.indexOf(answer(relationship?.reseller)),
    FEATURES.issueType.indexOf(issue.type),
    FEATURES.subscriptionProvider.indexOf(answer(relationship?.subscriptionProvider)),
    FEATURES.gdap.indexOf(gdapOf(relationship?.gdap, now)),
    FEATURES.gdapRole.indexOf(roleOf(relationship?.gdap?.roles, policy.permittedGdapRoles)),
    FEATURES.azureRole.indexOf(roleOf(relationship?.azureRbac, policy.permittedAzureRoles)),
    FEATURES.breakFix.indexOf(issue.breakFix ? 'yes' : 'no'),
    FEATURES.severity.indexOf(issue.severity),
    FEATURES.language.indexOf(/^en(-|$)/i.test(issue.language) ? 'english' : 'other'),
    FEATURES.serviceHealth.indexOf(serviceHealth.checked ? 'checked' : 'unchecked'),
    FEATURES.incident.indexOf(serviceHealth.incidentId === undefined ? 'none' : 'known'),
    FEATURES.phone.indexOf(contact.phone === undefined ? 'missing' : 'given'),
    FEATURES.impact.indexOf(saidImpact(issue)),
    UNDECIDED,
  ];
}

/** Whether the ticket concerns a tenant of the partner itself, which may have several. */
export function isOwnTenant({ partner, customer }: Intent): boolean {
  const tenant = customer.tenantId.toLowerCase();
  return partner.tenantId.toLowerCase() === tenant || partner.ownTenantIds.some((own) => own.toLowerCase() === tenant);
}

function cloudOf(partner: Cloud, customer: Cloud): Features['cloud'] {
  if (partner === 'china' || customer === 'china') return 'china';
  return partner === customer ? 'same' : 'mismatch';
}

/** A subdomain is another domain. */
function isOfCustomer(email: string, { domain, domains }: Intent['customer']): boolean {
  const own = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return domain?.toLowerCase() === own || domains.some((other) => other.toLowerCase() === own);
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
