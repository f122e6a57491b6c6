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

interface Situation {
  intent: Intent;
  own: boolean;
  withoutAdmin: boolean;
  /** What the fee can be paid with; null where none is charged. */
  payableWith: readonly Plan[] | null;
  open: string;
  start: string;
  review: string;
  /** Where to look for a known outage first. */
  health: string;
}

const step = (key: StepKey, params: Step['params'] = {}): Step => ({ key, params });

/** Seed L46-55; directly for the partner's own tenant, L87-91. */
export function azureSteps(situation: Situation): Step[] {
  const { intent, own, payableWith, review } = situation;
  const contract = own && intent.entitlement.contractId === undefined ? [step('step.findContract')] : [];
  return [
    ...before(situation, contract),
    ...intoAzure(situation),
    step('step.newAzureRequest'),
    own ? step('step.ownPlan') : step('step.azurePlan'),
    ...(payableWith === null ? [] : [{ key: 'step.fee', params: {}, plans: payableWith } as const]),
    ...contact(situation),
    step('step.createAzureRequest'),
    step('step.reviewAzure', { review }),
  ];
}

/** Service health comes first (seed L19-25), unless something must be found before; an incident comes before all. */
function before({ intent: { serviceHealth }, health }: Situation, finds: Step[] = []): Step[] {
  const { incidentId: incident } = serviceHealth;
  return incident === undefined
    ? [...finds, step('step.checkHealth', { health })]
    : [step('step.knownIncident', { incident, health }), ...finds];
}

/** Microsoft would call the customer, where there is one (seed L46-53, L67-69). */
const contact = ({ own }: Situation): Step[] => (own ? [] : [step('step.ownContact')]);

function intoAzure({ intent: { customer }, own, withoutAdmin, open, start }: Situation): Step[] {
  if (own) return [step('step.signInDirectly', { open })];
  if (!withoutAdmin) return [step('step.openCustomer', { start }), step('step.openAzure', { open })];
  const { domain, tenantId } = customer;
  return [
    ...(domain === undefined
      ? [step('step.copyTenant', { start, tenantId }), step('step.openTenant', { open })]
      : [step('step.copyDomain', { start, domain }), step('step.openDirectory', { open })]),
    step('step.pickSubscription'),
  ];
}

/** Seed L57-71. */
export function m365Steps(situation: Situation & { powerPlatform: string }): Step[] {
  const { intent, own, open, start, review, powerPlatform } = situation;
  return [
    ...before(situation),
    ...(own
      ? [step('step.signInDirectly', { open })]
      : [step('step.openCustomer', { start }), step('step.openM365', { open })]),
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
