import type { Intent } from '../decision/intent.ts';
import type { IsvContact } from './isv-contact.ts';

/** One step for a person; `key` names its text, `params` fill it. */
export interface Step {
  key: StepKey;
  params: Readonly<Record<string, string>>;
}

export type StepKey =
  | 'step.checkHealth'
  | 'step.openCustomer'
  | 'step.openAzure'
  | 'step.copyDomain'
  | 'step.openDirectory'
  | 'step.signInDirectly'
  | 'step.pickSubscription'
  | 'step.newAzureRequest'
  | 'step.azurePlan'
  | 'step.ownPlan'
  | 'step.ownContact'
  | 'step.createAzureRequest'
  | 'step.reviewAzure'
  | 'step.openM365'
  | 'step.powerPlatform'
  | 'step.supportCategory'
  | 'step.submitM365'
  | 'step.reviewM365'
  | 'step.productPage'
  | 'step.isvLink'
  | 'step.isvMail'
  | 'step.isvPhone'
  | 'step.isvText';

interface Situation {
  intent: Intent;
  own: boolean;
  withoutAdmin: boolean;
  open: string;
  start: string;
  review: string;
  /** Where to look for a known outage first. */
  health: string;
}

const step = (key: StepKey, params: Step['params'] = {}): Step => ({ key, params });

/** Seed L46-55; directly for the partner's own tenant, L87-91. */
export function azureSteps({ intent, own, withoutAdmin, open, start, review, health }: Situation): Step[] {
  const wayIn = () => {
    if (own) return [step('step.signInDirectly', { open })];
    if (!withoutAdmin) return [step('step.openCustomer', { start }), step('step.openAzure', { open })];
    const directory = intent.customer.domain ?? intent.customer.tenantId;
    return [
      step('step.copyDomain', { start, directory }),
      step('step.openDirectory', { open }),
      step('step.pickSubscription'),
    ];
  };
  return [
    step('step.checkHealth', { health }),
    ...wayIn(),
    step('step.newAzureRequest'),
    own ? step('step.ownPlan') : step('step.azurePlan'),
    step('step.ownContact'),
    step('step.createAzureRequest'),
    step('step.reviewAzure', { review }),
  ];
}

/** Seed L57-71. */
export function m365Steps(situation: Situation & { powerPlatform: string }): Step[] {
  const { intent, own, open, start, review, health, powerPlatform } = situation;
  return [
    step('step.checkHealth', { health }),
    ...(own
      ? [step('step.signInDirectly', { open })]
      : [step('step.openCustomer', { start }), step('step.openM365', { open })]),
    ...(intent.product.family === 'dynamics-365' ? [step('step.powerPlatform', { powerPlatform })] : []),
    step('step.supportCategory'),
    step('step.ownContact'),
    step('step.submitM365'),
    step('step.reviewM365', { review }),
  ];
}

/** Seed L73-85: a link, an e-mail address and/or a phone number; else the product's page names them. */
export function isvSteps(page: string, { supportUri, email, phone }: IsvContact): Step[] {
  return [
    step('step.productPage', { page }),
    ...(supportUri === undefined ? [] : [step('step.isvLink', { supportUri })]),
    ...(email === undefined ? [] : [step('step.isvMail', { email })]),
    ...(phone === undefined ? [] : [step('step.isvPhone', { phone })]),
    step('step.isvText'),
  ];
}
