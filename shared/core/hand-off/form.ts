import type { Intent, IssueType, Plan, Severity } from '../decision/intent.ts';

/** One field of the channel's form, with the form's own English words as its value. */
export interface FormField {
  field: string;
  value: string;
  note?: FormNote;
}

export type FormNote =
  | 'note.supportPlan'
  | 'note.ownPlan'
  | 'note.contact'
  | 'note.contractId'
  | 'note.contractIdNotAccepted'
  | 'note.severity'
  | 'note.language'
  | 'note.subscription';

const AZURE_SEVERITY: Readonly<Record<Severity, string>> = { A: 'critical', B: 'moderate', C: 'minimal' };

const ISSUE_TYPE: Readonly<Record<IssueType, string>> = {
  technical: 'Technical',
  billing: 'Billing',
  'subscription-management': 'Subscription management',
  quota: 'Service and subscription limits (quotas)',
};

const PLAN: Readonly<Record<Plan, string>> = {
  csp: 'Cloud Solution Provider',
  none: 'None',
  maicpp: 'Microsoft AI Cloud Partner Program',
  'partner-cloud-support': 'Partner Cloud Support',
  premier: 'Premier',
  unified: 'Unified',
  'professional-direct': 'Professional Direct',
  'azure-standard': 'Standard',
  'advanced-for-partners': 'Advanced Support for Partners',
  'premier-for-partners': 'Premier Support for Partners',
  'unified-for-partners': 'Unified Support for Partners',
};

/** Basics and contact of the Azure portal's New support request (seed L46-53, L89-91). */
export function azureForm(intent: Intent, own: boolean): FormField[] {
  const { issue, product, entitlement } = intent;
  return [
    { field: 'issueType', value: ISSUE_TYPE[issue.type] },
    ...given('subscription', product.subscriptionId, 'note.subscription'),
    own
      ? { field: 'supportPlan', value: PLAN[entitlement.plan], note: 'note.ownPlan' }
      : { field: 'supportPlan', value: PLAN.csp, note: 'note.supportPlan' },
    ...(own ? [{ field: 'contractId', value: entitlement.contractId ?? '', note: 'note.contractId' } as const] : []),
    ...problem(intent),
    { field: 'severity', value: AZURE_SEVERITY[issue.severity], note: 'note.severity' },
    ...contact(intent),
  ];
}

/** The service request of the Microsoft 365 admin center (seed L57-71). */
export function m365Form(intent: Intent, own: boolean): FormField[] {
  const { issue, product, entitlement } = intent;
  return [
    { field: 'supportCategory', value: product.name ?? PRODUCT[product.family] },
    { field: 'issueType', value: ISSUE_TYPE[issue.type] },
    ...(own ? given('contractId', entitlement.contractId, 'note.contractIdNotAccepted') : []),
    ...problem(intent),
    { field: 'severity', value: issue.severity, note: 'note.severity' },
    ...contact(intent),
  ];
}

const PRODUCT: Readonly<Record<Intent['product']['family'], string>> = {
  azure: 'Azure',
  'entra-id': 'Microsoft Entra ID',
  'microsoft-365': 'Microsoft 365',
  'dynamics-365': 'Dynamics 365',
  'enterprise-mobility': 'Enterprise Mobility + Security',
  marketplace: 'Marketplace',
  other: 'Other',
};

/** What a publisher asks: who, for which customer, what broke, since when. */
export function isvForm(intent: Intent): FormField[] {
  const { customer, product } = intent;
  return [
    { field: 'product', value: product.name ?? product.offerId ?? PRODUCT.marketplace },
    ...given('offerId', product.offerId),
    { field: 'customer', value: customer.name ?? customer.domain ?? customer.tenantId },
    { field: 'customerTenant', value: customer.tenantId },
    ...problem(intent),
    ...contact(intent),
  ];
}

function problem({ issue, reference }: Intent): FormField[] {
  return [
    { field: 'title', value: issue.title },
    ...given('description', issue.description),
    ...given('problemStartTime', issue.startedAt),
    ...given('reference', reference),
  ];
}

/** The partner's own person, never the customer's. */
function contact({ contact, issue }: Intent): FormField[] {
  return [
    { field: 'firstName', value: contact.firstName, note: 'note.contact' },
    { field: 'lastName', value: contact.lastName },
    { field: 'email', value: contact.email },
    ...given('phone', contact.phone),
    { field: 'preferredContactMethod', value: contact.preferredMethod ?? 'email' },
    ...given('country', contact.country),
    ...given('timeZone', contact.timeZone),
    { field: 'supportLanguage', value: issue.language, note: 'note.language' },
  ];
}

function given(field: string, value: string | undefined, note?: FormNote): FormField[] {
  if (value === undefined) return [];
  return [note === undefined ? { field, value } : { field, value, note }];
}
