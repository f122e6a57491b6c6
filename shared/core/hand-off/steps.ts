import type { Edition } from '../decision/edition.ts';
import type { Intent, Plan } from '../decision/intent.ts';
import type { IsvContact } from './isv-contact.ts';

/** One step for a person; `key` names its text, `params` fill it. */
export interface Step {
  key: StepKey;
  params: Readonly<Record<string, string>>;
  /** Plans that the text names. */
  plans?: readonly Plan[];
}

export type StepKey =
  | 'step.knownIncident'
  | 'step.checkHealth'
  | 'step.findContract'
  | 'step.openCustomer'
  | 'step.openAzure'
  | 'step.copyDomain'
  | 'step.openDirectory'
  | 'step.copyTenant'
  | 'step.openTenant'
  | 'step.signInDirectly'
  | 'step.pickSubscription'
  | 'step.newAzureRequest'
  | 'step.azurePlan'
  | 'step.fee'
  | 'step.ownPlan'
  | 'step.ownContact'
  | 'step.createAzureRequest'
  | 'step.administerCustomer'
  | 'step.describeProblem'
  | 'step.skipSolutions'
  | 'step.supportMethod'
  | 'step.ownSupportMethod'
  | 'step.noPlan'
  | 'step.reviewAndCreate'
  | 'step.accessRefused'
  | 'step.commerceFirst'
  | 'step.refer'
  | 'step.referred'
  | 'step.renewGdap'
  | 'step.grantDirectly'
  | 'step.customerCalls'
  | 'step.reviewAzure'
  | 'step.openM365'
  | 'step.powerPlatform'
  | 'step.supportCategory'
  | 'step.submitM365'
  | 'step.reviewM365'
  | 'step.commerce'
  | 'step.findProduct'
  | 'step.productPage'
  | 'step.isvLink'
  | 'step.isvMail'
  | 'step.isvPhone'
  | 'step.isvText';

/** What a portal's steps depend on. */
export interface Situation {
  edition: Edition;
  intent: Intent;
  own: boolean;
  withoutAdmin: boolean;
  /** Whether the form asks for a support plan. */
  planNeeded: boolean;
  /** Where orders, prices and invoices are dealt with; null where the request concerns none. */
  commerce: string | null;
  /** What the fee can be paid with; null where none is charged. */
  payableWith: readonly Plan[] | null;
  open: string;
  start: string;
  review: string;
  /** Where to look for a known outage first. */
  health: string;
}

export const step = (key: StepKey, params: Step['params'] = {}): Step => ({ key, params });

/** Service health comes first (seed L19-25), unless something must be found before; an incident comes before all. */
export function before({ intent: { serviceHealth }, health }: Situation, finds: Step[] = []): Step[] {
  const { incidentId: incident } = serviceHealth;
  return incident === undefined
    ? [...finds, step('step.checkHealth', { health })]
    : [step('step.knownIncident', { incident, health }), ...finds];
}

/** Microsoft would call the customer, where there is one (seed L46-53, L67-69). */
export const contact = ({ own }: Situation): Step[] => (own ? [] : [step('step.ownContact')]);

/** What else than a missing role refuses access by GDAP, as the pages of 2026 say. */
export const refused = ({ edition, own, withoutAdmin }: Situation): Step[] =>
  edition === '2026' && !own && !withoutAdmin ? [step('step.accessRefused')] : [];

/** Seed L57-71. */
export function m365Steps(situation: Situation & { powerPlatform: string }): Step[] {
  const { intent, own, open, start, review, powerPlatform, commerce } = situation;
  return [
    ...before(situation),
    ...(commerce === null ? [] : [step('step.commerceFirst', { commerce })]),
    ...(own
      ? [step('step.signInDirectly', { open })]
      : [step('step.openCustomer', { start }), step('step.openM365', { open })]),
    ...refused(situation),
    ...(intent.product.family === 'dynamics-365' ? [step('step.powerPlatform', { powerPlatform })] : []),
    step('step.supportCategory'),
    ...contact(situation),
    step('step.submitM365'),
    step('step.reviewM365', { review }),
  ];
}

/**
 * Seed L73-85: a link, an e-mail address and/or a phone number; else the product's page names them. A publisher knows
 * nothing of orders and invoices.
 */
export function isvSteps(
  { product, issue }: Intent,
  { page, commerce }: { page: string; commerce: string },
  { supportUri, email, phone }: IsvContact,
): Step[] {
  return [
    ...(issue.type === 'technical' ? [] : [step('step.commerce', { commerce })]),
    product.name === undefined && product.offerId === undefined
      ? step('step.findProduct', { page })
      : step('step.productPage', { page }),
    ...(supportUri === undefined ? [] : [step('step.isvLink', { supportUri })]),
    ...(email === undefined ? [] : [step('step.isvMail', { email })]),
    ...(phone === undefined ? [] : [step('step.isvPhone', { phone })]),
    step('step.isvText'),
  ];
}
