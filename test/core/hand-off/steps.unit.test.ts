import { describe, expect, it } from '@jest/globals';
import type { IsvContact } from '../../../shared/core/hand-off/isv-contact.ts';
import { en } from '../../../shared/core/texts/en.ts';
import { hu } from '../../../shared/core/texts/hu.ts';
import {
  both,
  type Changes,
  CUSTOMER,
  DYNAMICS,
  decisionOf,
  GOVERNMENT,
  handOffOf,
  M365,
  MARKETPLACE,
  OWN,
  UNNAMED_OFFER,
} from '../decision/intents.ts';

const stepsOf = (changes: Changes, isv?: IsvContact) => handOffOf(changes, isv).steps.map(({ key }) => key);

describe('the steps of a hand-off', () => {
  it('begin with service health wherever Microsoft is asked', () => {
    for (const changes of [{}, M365, OWN, both(OWN, M365), { relationship: { gdap: null } }])
      expect(stepsOf(changes)[0]).toBe('step.checkHealth');
  });

  it('go through Partner Center to the customer’s portal, name the plan and the own contact, and end with a review', () => {
    expect(stepsOf({})).toEqual([
      'step.checkHealth',
      'step.openCustomer',
      'step.openAzure',
      'step.newAzureRequest',
      'step.azurePlan',
      'step.fee',
      'step.ownContact',
      'step.createAzureRequest',
      'step.reviewAzure',
    ]);
    expect(stepsOf(M365)).toEqual([
      'step.checkHealth',
      'step.openCustomer',
      'step.openM365',
      'step.supportCategory',
      'step.ownContact',
      'step.submitM365',
      'step.reviewM365',
    ]);
  });

  it('copy the domain and pick the subscription where the partner has no admin permission', () => {
    const { steps } = handOffOf({ relationship: { gdap: null } });
    expect(steps.slice(1, 5).map(({ key }) => key)).toEqual([
      'step.copyDomain',
      'step.openDirectory',
      'step.pickSubscription',
      'step.newAzureRequest',
    ]);
    expect(steps[1]?.params).toMatchObject({ domain: 'contoso.example' });
  });

  it('copy the tenant’s id where no domain is known, and don’t call it one', () => {
    const unnamed = { customer: { domain: undefined }, relationship: { gdap: null } };
    expect(stepsOf(unnamed).slice(1, 3)).toEqual(['step.copyTenant', 'step.openTenant']);
    for (const texts of [en, hu])
      for (const { key } of handOffOf(unnamed).steps) expect(texts[key]).not.toMatch(/domain|tartomány/);
  });

  it('begin with an incident that is known instead of service health, and name its id', () => {
    const known = { serviceHealth: { incidentId: 'EX123456' } };
    for (const changes of [{}, M365, OWN, both(OWN, M365), { relationship: { gdap: null } }]) {
      const { steps } = handOffOf(both(changes, known));
      expect(steps[0]).toMatchObject({ key: 'step.knownIncident', params: { incident: 'EX123456' } });
      expect(steps.map(({ key }) => key)).not.toContain('step.checkHealth');
    }
  });

  it('begin with the contract id where the partner’s own plan needs one and nobody told it', () => {
    const unknown: Changes = both(OWN, { entitlement: { contractId: undefined } });
    expect(stepsOf(unknown).slice(0, 2)).toEqual(['step.findContract', 'step.checkHealth']);
    expect(stepsOf(both(unknown, { serviceHealth: { incidentId: 'EX1' } })).slice(0, 2)).toEqual([
      'step.knownIncident',
      'step.findContract',
    ]);
    for (const changes of [OWN, both(unknown, M365), {}]) expect(stepsOf(changes)).not.toContain('step.findContract');
  });

  it('name the fee exactly where the decision charges one, with what can pay for it', () => {
    for (const changes of [
      {},
      { relationship: { gdap: null } },
      { issue: { type: 'billing' } },
      M365,
      DYNAMICS,
      MARKETPLACE,
      OWN,
    ] satisfies Changes[]) {
      const { fee } = decisionOf(changes);
      const told = handOffOf(changes).steps.filter(({ key }) => key === 'step.fee');
      expect(told.map(({ plans }) => plans)).toEqual(fee?.charged ? [fee.payableWith] : []);
    }
  });

  it('begin a marketplace bill in Partner Center, where the publisher has no say', () => {
    const bill = both(MARKETPLACE, { issue: { type: 'billing' } });
    expect(handOffOf(bill).steps[0]).toEqual({
      key: 'step.commerce',
      params: { commerce: 'https://partner.microsoft.com/dashboard/v2/support/' },
    });
    expect(decisionOf(bill).warnings).toEqual([{ code: 'MARKETPLACE_COMMERCE' }]);
    expect(stepsOf(MARKETPLACE)).not.toContain('step.commerce');
  });

  it('begin with finding the product where neither its name nor its offer is told', () => {
    const { open, start, steps } = handOffOf(UNNAMED_OFFER);
    const page = 'https://azuremarketplace.microsoft.com/marketplace/apps';
    expect([open, start]).toEqual([page, page]);
    expect(steps.map(({ key }) => key)).toEqual(['step.findProduct', 'step.isvText']);
    expect(steps[0]?.params).toEqual({ page });
  });

  it('sign in directly for the partner’s own tenant, past Partner Center', () => {
    expect(stepsOf(OWN)).toContain('step.signInDirectly');
    expect(stepsOf(OWN)).not.toContain('step.openCustomer');
  });

  it('speak of no customer in the partner’s own tenant', () => {
    for (const changes of [OWN, both(OWN, M365), both(OWN, DYNAMICS)]) {
      const { steps, form } = handOffOf(changes);
      for (const { key } of steps) expect(en[key]).not.toContain('customer');
      for (const { note } of form) expect(note === undefined ? '' : en[note]).not.toContain('customer');
    }
  });

  it('offer the Power Platform admin center of the tenant’s cloud for Dynamics 365 only', () => {
    const link = (changes: Changes) =>
      handOffOf(changes).steps.find(({ key }) => key === 'step.powerPlatform')?.params.powerPlatform;
    expect(link(DYNAMICS)).toBe(`https://admin.powerplatform.microsoft.com/account/login/${CUSTOMER}`);
    expect(link(both(GOVERNMENT, DYNAMICS))).toBe(
      `https://high.admin.powerplatform.microsoft.us/account/login/${CUSTOMER}`,
    );
    expect(link(M365)).toBeUndefined();
  });

  it('never ask a publisher’s customer to look at Microsoft’s service health', () => {
    expect(stepsOf(MARKETPLACE)).toEqual(['step.productPage', 'step.isvText']);
  });

  it('name every contact of a publisher that is known', () => {
    const isv = { supportUri: 'https://fabrikam.example', email: 'a@fabrikam.example', phone: '+1' };
    expect(stepsOf(MARKETPLACE, isv)).toEqual([
      'step.productPage',
      'step.isvLink',
      'step.isvMail',
      'step.isvPhone',
      'step.isvText',
    ]);
  });
});
