import { describe, expect, it } from '@jest/globals';
import type { IsvContact } from '../../../shared/core/hand-off/isv-contact.ts';
import {
  both,
  type Changes,
  CUSTOMER,
  DYNAMICS,
  GOVERNMENT,
  handOffOf,
  M365,
  MARKETPLACE,
  OWN,
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
    expect(steps[1]?.params).toMatchObject({ directory: 'contoso.example' });
  });

  it('sign in directly for the partner’s own tenant, past Partner Center', () => {
    expect(stepsOf(OWN)).toContain('step.signInDirectly');
    expect(stepsOf(OWN)).not.toContain('step.openCustomer');
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
