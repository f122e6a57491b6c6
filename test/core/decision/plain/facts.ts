import builtIn from '../../../../shared/core/decision/built-in-roles.json' with { type: 'json' };
import type { Edition } from '../../../../shared/core/decision/edition.ts';
import type { Features } from '../../../../shared/core/decision/features.ts';
import type { Intent } from '../../../../shared/core/decision/intent.ts';
import { LISTS, type Lists } from './roles.ts';

/** What the rules look at, apart from what title and description say. */
export type PlainFacts = Omit<Features, 'row'>;

const NAMES = new Set(
  Object.values(builtIn.entra)
    .flatMap((roles) => Object.keys(roles))
    .map((name) => name.toLowerCase().replaceAll(/[ &+-]+/g, '-')),
);

/** The facts of an intent, read off the domain's words one by one. */
export function plainFacts(
  intent: Intent,
  edition: Edition,
  now: number,
  impact: Features['impact'],
  lists: Lists = LISTS,
): PlainFacts {
  const { partner, customer, relationship, issue, contact } = intent;
  const family = intent.product.family;
  const gdap = relationship?.gdap;
  const roles = gdap === null || gdap === undefined ? undefined : gdap.roles;
  const grants = relationship?.azureRbac;

  let cloud: Features['cloud'] = 'same';
  if (partner.cloud !== customer.cloud) cloud = 'mismatch';
  if (partner.cloud === 'china' || customer.cloud === 'china') cloud = 'china';

  let tenant: Features['tenant'] = 'customer';
  for (const own of [partner.tenantId, ...partner.ownTenantIds]) if (own === customer.tenantId) tenant = 'own';

  let mail: Features['contact'] = 'partner';
  for (const domain of [customer.domain, ...customer.domains])
    if (domain !== undefined && contact.email.endsWith(`@${domain}`)) mail = 'customer';

  let relation: Features['gdap'] = 'unknown';
  if (gdap === null) relation = 'none';
  else if (gdap !== undefined) {
    const seconds = gdap.endsAt === undefined ? undefined : (Date.parse(gdap.endsAt) - now) / 1000;
    if (gdap.status !== 'active' && gdap.status !== 'expiring') relation = 'inactive';
    else if (seconds !== undefined && seconds <= 0) relation = 'inactive';
    else if (gdap.status === 'expiring') relation = 'expiring';
    else if (seconds !== undefined && seconds <= 30 * 86_400 && gdap.autoExtend !== true) relation = 'expiring';
    else relation = 'active';
  }

  let gdapRole: Features['gdapRole'] = 'unknown';
  if (roles !== undefined) {
    const permitted = family === 'azure' || family === 'entra-id' ? lists.azure : lists.m365;
    gdapRole = 'missing';
    for (const role of roles) if (permitted.includes(role)) gdapRole = 'permitted';
  }

  let azureRole: Features['azureRole'] = 'unknown';
  if (grants !== undefined) {
    azureRole = 'missing';
    for (const grant of grants) {
      if (typeof grant === 'string' && lists.azureRbac.includes(grant)) azureRole = 'permitted';
      if (typeof grant !== 'string' && grant.actions.some((action) => ACTION.test(action))) azureRole = 'permitted';
    }
  }

  let strangeRole: Features['strangeRole'] = 'no';
  for (const role of roles ?? []) if (!NAMES.has(role)) strangeRole = 'yes';

  return {
    edition,
    cloud,
    filedBy: intent.filedBy,
    tenant,
    contact: mail,
    family,
    plan: intent.entitlement.plan,
    enrollment: partner.enrollment,
    partnerType: partner.type,
    reseller: said(relationship?.reseller),
    issueType: issue.type,
    topic: issue.topic === undefined ? 'unsaid' : issue.topic,
    subscriptionProvider: said(relationship?.subscriptionProvider),
    gdap: relation,
    gdapRole,
    azureRole,
    strangeRole,
    breakFix: issue.breakFix ? 'yes' : 'no',
    severity: issue.severity,
    language: issue.language === 'en' || issue.language.startsWith('en-') ? 'english' : 'other',
    serviceHealth: intent.serviceHealth.checked ? 'checked' : 'unchecked',
    incident: intent.serviceHealth.incidentId === undefined ? 'none' : 'known',
    phone: contact.phone === undefined ? 'missing' : 'given',
    impact,
  };
}

const ACTION = /^(\*|microsoft\.support\/(\*|supporttickets\/(\*|write)))$/i;

function said(value: boolean | undefined): 'unknown' | 'yes' | 'no' {
  if (value === true) return 'yes';
  if (value === false) return 'no';
  return 'unknown';
}
