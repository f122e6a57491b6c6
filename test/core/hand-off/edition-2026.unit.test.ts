import { describe, expect, it } from '@jest/globals';
import { en } from '../../../shared/core/texts/en.ts';
import { both, type Changes, GOVERNMENT, handOffOf, M365, MARKETPLACE, OWN } from '../decision/intents.ts';

const IN_2026: Changes = { edition: '2026' };
const BILLING: Changes = { issue: { type: 'billing' } };
const GIVEN_DIRECTLY: Changes = { relationship: { gdap: null, azureRbac: ['owner'] } };
const stepsOf = (changes: Changes) => handOffOf(both(IN_2026, changes)).steps.map(({ key }) => key);
const fieldsOf = (changes: Changes) => handOffOf(both(IN_2026, changes)).form.map(({ field }) => field);

describe('a hand-off of edition 2026', () => {
  it('leads through Partner Center and Help to the form of the Azure portal', () => {
    expect(stepsOf({})).toEqual([
      'step.checkHealth',
      'step.administerCustomer',
      'step.openAzure',
      'step.accessRefused',
      'step.describeProblem',
      'step.pickSubscription',
      'step.skipSolutions',
      'step.supportMethod',
      'step.fee',
      'step.ownContact',
      'step.reviewAndCreate',
      'step.reviewAzure',
    ]);
    expect(handOffOf(both(IN_2026, GOVERNMENT))).toMatchObject({
      open: expect.stringContaining('https://portal.azure.us/contoso.example#'),
      start: expect.stringContaining('https://partner.microsoft.com/'),
    });
  });

  it('names the portal’s sections and the role that the person needs', () => {
    for (const words of ['Service requests', 'New request', 'Admin agent'])
      expect(en['step.administerCustomer']).toContain(words);
    const portal = [
      'step.describeProblem',
      'step.skipSolutions',
      'step.supportMethod',
      'step.reviewAndCreate',
    ] as const;
    const text = portal.map((key) => en[key]).join(' ');
    for (const section of [
      'Help',
      'Problem description',
      'Recommended solution',
      'Additional details',
      'Support method',
      'Review + create',
    ])
      expect(text).toContain(section);
  });

  it('goes by the customer’s domain where rights were given directly, which no guest account breaks', () => {
    const steps = stepsOf(GIVEN_DIRECTLY);
    expect(steps.slice(1, 4)).toEqual(['step.copyDomain', 'step.openDirectory', 'step.describeProblem']);
    expect(steps).not.toContain('step.accessRefused');
  });

  it('names what else refuses access in the Microsoft 365 admin center, but not in an own tenant', () => {
    expect(stepsOf(M365)).toContain('step.accessRefused');
    for (const own of [OWN, both(OWN, M365)]) expect(stepsOf(own)).not.toContain('step.accessRefused');
    expect(handOffOf(M365).steps.map(({ key }) => key)).not.toContain('step.accessRefused');
    expect(en['step.accessRefused']).toMatch(/guest account.*Conditional Access/);
  });

  it('asks for the own plan for a technical problem of an own tenant, and for none for the rest', () => {
    expect(fieldsOf(OWN)).toEqual(expect.arrayContaining(['supportPlan', 'contractId']));
    expect(stepsOf(OWN)).toContain('step.ownSupportMethod');
    const unpaid = both(OWN, { issue: { type: 'quota' }, entitlement: { plan: 'csp', contractId: undefined } });
    for (const field of ['supportPlan', 'contractId'] as const) expect(fieldsOf(unpaid)).not.toContain(field);
    expect(stepsOf(unpaid)).toContain('step.noPlan');
    expect(stepsOf(unpaid)).not.toContain('step.findContract');
  });

  it('sends a provider to Partner Center with what concerns prices and invoices', () => {
    const { steps } = handOffOf(both(IN_2026, both(M365, BILLING)));
    expect(steps.find(({ key }) => key === 'step.commerceFirst')?.params).toEqual({
      commerce: 'https://partner.microsoft.com/dashboard/v2/support/',
    });
    expect(stepsOf(both(M365, { issue: { type: 'billing', topic: 'license-assignment' } }))).not.toContain(
      'step.commerceFirst',
    );
  });

  it('finds a product on the marketplace’s later site', () => {
    expect(handOffOf(both(IN_2026, MARKETPLACE)).start).toBe(
      'https://marketplace.microsoft.com/en-us/product/fabrikam.mailer',
    );
  });
});
