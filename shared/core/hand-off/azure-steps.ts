import { before, contact, refused, type Situation, type Step, step } from './steps.ts';

/** Seed L46-55; directly for the partner's own tenant, L87-91. */
export function azureSteps(situation: Situation): Step[] {
  const { intent, own, planNeeded, payableWith, review } = situation;
  const lacking = own && planNeeded && intent.entitlement.contractId === undefined;
  const portal = situation.edition === '2026' ? portalOf2026(situation) : portalOfSeed(situation);
  return [
    ...before(situation, lacking ? [step('step.findContract')] : []),
    ...portal.form,
    ...(payableWith === null ? [] : [{ key: 'step.fee', params: {}, plans: payableWith } as const]),
    ...contact(situation),
    portal.create,
    step('step.reviewAzure', { review }),
  ];
}

/** The way to the form and its plan, and how it is sent. */
interface Portal {
  form: Step[];
  create: Step;
}

const portalOfSeed = (situation: Situation): Portal => ({
  form: [
    ...into(situation, step('step.openCustomer', { start: situation.start })),
    ...(situation.withoutAdmin ? [step('step.pickSubscription')] : []),
    step('step.newAzureRequest'),
    step(situation.own ? 'step.ownPlan' : 'step.azurePlan'),
  ],
  create: step('step.createAzureRequest'),
});

/** † Azure, “Create a support request” (August 2025). */
const portalOf2026 = (situation: Situation): Portal => ({
  form: [
    ...into(situation, step('step.administerCustomer', { start: situation.start })),
    ...refused(situation),
    step('step.describeProblem'),
    step('step.pickSubscription'),
    step('step.skipSolutions'),
    step(methodStep(situation)),
  ],
  create: step('step.reviewAndCreate'),
});

function methodStep({ own, planNeeded }: Situation) {
  if (!own) return 'step.supportMethod';
  return planNeeded ? 'step.ownSupportMethod' : 'step.noPlan';
}

/** Into the portal: directly, with the customer's domain where no admin permission leads there, else by Partner Center. */
function into({ intent: { customer }, own, withoutAdmin, open, start }: Situation, byPartnerCenter: Step): Step[] {
  if (own) return [step('step.signInDirectly', { open })];
  if (!withoutAdmin) return [byPartnerCenter, step('step.openAzure', { open })];
  const { domain, tenantId } = customer;
  return domain === undefined
    ? [step('step.copyTenant', { start, tenantId }), step('step.openTenant', { open })]
    : [step('step.copyDomain', { start, domain }), step('step.openDirectory', { open })];
}
