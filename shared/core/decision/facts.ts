import { remember } from '../../remember.ts';
import { CHANNEL_OF } from './channel-of.ts';
import type { Edition } from './edition.ts';
import { type Facts, FEATURES, type Features } from './features.ts';
import type { Cloud, Family, Intent } from './intent.ts';
import type { Policy } from './policy.ts';
import type { AzureGrant, Gdap } from './relationship.ts';
import { isEntraRole, onAzureList, permitsAzureRbac } from './roles.ts';
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
  const gdapRoles = relationship?.gdap?.roles;
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
    FEATURES.topic.indexOf(issue.topic ?? 'unsaid'),
    FEATURES.subscriptionProvider.indexOf(answer(relationship?.subscriptionProvider)),
    FEATURES.gdap.indexOf(gdapOf(relationship?.gdap, now)),
    FEATURES.gdapRole.indexOf(gdapRoleOf(gdapRoles, product.family, policy)),
    FEATURES.azureRole.indexOf(azureRoleOf(relationship?.azureRbac, policy)),
    FEATURES.strangeRole.indexOf((gdapRoles ?? []).every(isEntraRole) ? 'no' : 'yes'),
    FEATURES.breakFix.indexOf(issue.breakFix ? 'yes' : 'no'),
    FEATURES.severity.indexOf(issue.severity),
    FEATURES.language.indexOf(languageFact(issue.language)),
    FEATURES.serviceHealth.indexOf(serviceHealth.checked ? 'checked' : 'unchecked'),
    FEATURES.incident.indexOf(serviceHealth.incidentId === undefined ? 'none' : 'known'),
    FEATURES.phone.indexOf(contact.phone === undefined ? 'missing' : 'given'),
    FEATURES.impact.indexOf(saidImpact(issue)),
    UNDECIDED,
  ];
}

/** What a language, a BCP 47 tag, is to the rules. */
export const languageFact = (tag: string): Features['language'] => (/^en(-|$)/i.test(tag) ? 'english' : 'other');

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
  const own = email.slice(email.lastIndexOf('@') + 1);
  return domain === own || domains.includes(own);
}

function answer(value: boolean | undefined): 'unknown' | 'yes' | 'no' {
  if (value === undefined) return 'unknown';
  return value ? 'yes' : 'no';
}

function gdapOf(gdap: Gdap | null | undefined, now: number): Features['gdap'] {
  if (gdap === undefined) return 'unknown';
  if (gdap === null) return 'none';
  const { status, endsAt, autoExtend } = gdap;
  const end = endsAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(endsAt);
  if ((status !== 'active' && status !== 'expiring') || end <= now) return 'inactive';
  return status === 'expiring' || (end <= now + THIRTY_DAYS && !autoExtend) ? 'expiring' : 'active';
}

function gdapRoleOf(roles: readonly string[] | undefined, family: Family, policy: Policy): Features['gdapRole'] {
  if (roles === undefined) return 'unknown';
  if (CHANNEL_OF[family] === 'azure-portal') return roles.some(onAzureList) ? 'permitted' : 'missing';
  const permitted = permittedBy(policy.permittedGdapRoles);
  return roles.some((role) => permitted.has(role)) ? 'permitted' : 'missing';
}

function azureRoleOf(grants: readonly AzureGrant[] | undefined, policy: Policy): Features['azureRole'] {
  if (grants === undefined) return 'unknown';
  const permitted = permittedBy(policy.permittedAzureRoles);
  return grants.some((grant) => permitsAzureRbac(grant, permitted)) ? 'permitted' : 'missing';
}

/** A policy's list for look-ups; each is made once, as policies last. */
const permittedBy = (roles: readonly string[]): ReadonlySet<string> => remember(lookups, roles, () => new Set(roles));
const lookups = new WeakMap<readonly string[], ReadonlySet<string>>();
