import { describe, expect, it } from '@jest/globals';
import { both, type Changes, CUSTOMER, DYNAMICS, handOffOf, M365, MARKETPLACE, OWN } from '../decision/intents.ts';

const formOf = (changes: Changes) =>
  Object.fromEntries(handOffOf(changes).form.map(({ field, value }) => [field, value]));

describe('the form of a hand-off', () => {
  it('chooses the CSP plan, Azure’s word for the severity and the partner’s person', () => {
    expect(formOf({ issue: { severity: 'A' }, product: { subscriptionId: CUSTOMER } })).toMatchObject({
      supportPlan: 'Cloud Solution Provider',
      severity: 'critical',
      subscription: CUSTOMER,
      firstName: 'Anna',
      lastName: 'Kiss',
      email: 'anna@partner.example',
      phone: '+36 1 234 5678',
    });
    expect(formOf({ issue: { severity: 'B' } })).toMatchObject({ severity: 'moderate' });
    expect(formOf({ issue: { severity: 'C' } })).toMatchObject({ severity: 'minimal' });
  });

  it('chooses the CSP plan for a customer whatever other plan the partner has', () => {
    const entitlement = { plan: 'premier', contractId: 'MPN-42' } as const;
    expect(formOf({ entitlement })).toMatchObject({ supportPlan: 'Cloud Solution Provider' });
    expect(formOf({ ...M365, entitlement })).not.toHaveProperty('contractId');
  });

  it('carries all that is known of the contact and the problem', () => {
    const known = {
      contact: { country: 'HUN', timeZone: 'Europe/Budapest', preferredMethod: 'phone' },
      issue: { description: 'All of it.', language: 'hu' },
    } as const;
    const { reference, ...contact } = formOf({ ...known, reference: 'PSA-1' });
    expect(reference).toBe('PSA-1');
    expect(contact).toMatchObject({
      country: 'HUN',
      timeZone: 'Europe/Budapest',
      preferredContactMethod: 'phone',
      description: 'All of it.',
      supportLanguage: 'hu',
    });
    expect(formOf({})).toMatchObject({ preferredContactMethod: 'email' });
  });

  it('gives the partner’s own plan and contract id for its own tenant', () => {
    expect(formOf(OWN)).toMatchObject({ supportPlan: 'Microsoft AI Cloud Partner Program', contractId: 'MPN-42' });
    expect(formOf(both(OWN, { entitlement: { contractId: undefined } }))).toMatchObject({ contractId: '' });
    expect(formOf({})).not.toHaveProperty('contractId');
  });

  it('says that the Microsoft 365 admin center has no field for a contract id', () => {
    expect(handOffOf(both(OWN, M365)).form).toContainEqual({
      field: 'contractId',
      value: 'MPN-42',
      note: 'note.contractIdNotAccepted',
    });
  });

  it('chooses a category and no plan in the Microsoft 365 admin center', () => {
    expect(formOf(DYNAMICS)).toMatchObject({
      supportCategory: 'Dynamics 365',
      severity: 'C',
      email: 'anna@partner.example',
    });
    expect(formOf(DYNAMICS)).not.toHaveProperty('supportPlan');
  });

  it('tells a publisher who asks, for which customer, what broke and since when', () => {
    expect(formOf(both(MARKETPLACE, { issue: { startedAt: '2026-11-23T08:00:00Z' } }))).toMatchObject({
      offerId: 'fabrikam.mailer',
      customer: 'Contoso',
      title: 'Web shop is slow',
      problemStartTime: '2026-11-23T08:00:00Z',
      lastName: 'Kiss',
    });
    expect(formOf(both(MARKETPLACE, { product: { name: 'Mailer' } }))).toMatchObject({ product: 'Mailer' });
  });
});
