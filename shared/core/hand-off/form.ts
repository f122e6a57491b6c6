import type { Family, Intent } from '../decision/intent.ts';
import { asked, type FormField, type FormNote, given } from './form-field.ts';
import { offeredLanguage } from './support-language.ts';
import { customerName, titleOf } from './title.ts';

/** Microsoft's names, the same in every language. */
const SERVICE: Partial<Record<Family, string>> = {
  'entra-id': 'Microsoft Entra ID',
  'microsoft-365': 'Microsoft 365',
  'dynamics-365': 'Dynamics 365',
  'enterprise-mobility': 'Enterprise Mobility + Security',
};

const serviceOf = ({ product }: Intent) => product.name ?? SERVICE[product.family];

/** The Azure portal's New support request (seed L46-53, L89-91). */
export function azureForm(intent: Intent, own: boolean, planNeeded: boolean): FormField[] {
  const { issue, product, entitlement } = intent;
  return [
    { field: 'issueType', value: issue.type },
    ...given('subscription', product.subscriptionId, own ? undefined : 'note.subscription'),
    ...given('service', serviceOf(intent)),
    ...(planNeeded ? plan(entitlement, own) : []),
    { ...title(intent), label: 'label.summary' },
    ...problem(intent),
    { field: 'severity', value: issue.severity },
    ...person(intent, own ? undefined : 'note.contact'),
    languageOfAzure(issue.language),
  ];
}

const plan = ({ plan, contractId }: Intent['entitlement'], own: boolean): FormField[] =>
  own
    ? [
        { field: 'supportPlan', value: plan, note: 'note.ownPlan' },
        asked('contractId', contractId, 'note.contractId', 'note.contractIdMissing'),
      ]
    : [{ field: 'supportPlan', value: 'csp', note: 'note.supportPlan' }];

/** The service request of the Microsoft 365 admin center (seed L57-71). */
export function m365Form(intent: Intent, own: boolean): FormField[] {
  const { issue, entitlement } = intent;
  return [
    ...given('supportCategory', serviceOf(intent)),
    { field: 'issueType', value: issue.type },
    ...(own ? given('contractId', entitlement.contractId, 'note.contractIdNotAccepted') : []),
    title(intent),
    ...problem(intent),
    { field: 'severity', value: issue.severity },
    ...person(intent, own ? undefined : 'note.contact'),
    { field: 'supportLanguage', value: issue.language, note: 'note.language' },
  ];
}

/** What a publisher asks: who, for which customer, what broke, since when. Microsoft's notes don't concern it. */
export function isvForm(intent: Intent): FormField[] {
  const { customer, product, issue } = intent;
  return [
    asked('product', product.name ?? product.offerId, undefined, 'note.productMissing'),
    ...given('offerId', product.offerId),
    ...given('customer', customerName(intent)),
    { field: 'customerTenant', value: customer.tenantId },
    title(intent),
    ...problem(intent),
    ...person(intent),
    { field: 'supportLanguage', value: issue.language },
  ];
}

const title = (intent: Intent): FormField => ({ field: 'title', value: titleOf(intent) });

const problem = ({ issue, reference }: Intent): FormField[] => [
  ...given('description', issue.description),
  ...given('problemStartTime', issue.startedAt),
  ...given('reference', reference),
];

/** The partner's own person, never the customer's. */
const person = ({ contact }: Intent, note?: FormNote): FormField[] => [
  ...given('firstName', contact.firstName, note),
  ...given('lastName', contact.lastName),
  ...given('email', contact.email),
  ...given('phone', contact.phone),
  ...given('preferredContactMethod', contact.preferredMethod ?? 'email'),
  ...given('country', contact.country),
  ...given('timeZone', contact.timeZone),
];

function languageOfAzure(language: string): FormField {
  const offered = offeredLanguage(language);
  return offered === null
    ? { field: 'supportLanguage', value: 'en', unoffered: language }
    : { field: 'supportLanguage', value: offered };
}
