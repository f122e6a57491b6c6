import { describe, expect, it } from '@jest/globals';
import { en } from '../../../shared/core/texts/en.ts';
import { handOffText } from '../../../shared/core/texts/hand-off-text.ts';
import {
  both,
  type Changes,
  CUSTOMER,
  DYNAMICS,
  handOffOf,
  intentOf,
  M365,
  MARKETPLACE,
  OWN,
  UNNAMED_OFFER,
} from '../decision/intents.ts';

const formOf = (changes: Changes) =>
  Object.fromEntries(handOffOf(changes).form.map(({ field, value }) => [field, value]));

describe('the form of a hand-off', () => {
  it('chooses the CSP plan, the severity and the partner’s person', () => {
    expect(formOf({ issue: { severity: 'A' }, product: { subscriptionId: CUSTOMER } })).toMatchObject({
      supportPlan: 'csp',
      severity: 'A',
      subscription: CUSTOMER,
      firstName: 'Anna',
      lastName: 'Kiss',
      email: 'anna@partner.example',
      phone: '+36 1 234 5678',
    });
  });

  it('chooses the CSP plan for a customer whatever other plan the partner has', () => {
    const entitlement = { plan: 'premier', contractId: 'MPN-42' } as const;
    expect(formOf({ entitlement })).toMatchObject({ supportPlan: 'csp' });
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
      supportLanguage: 'en',
    });
    expect(formOf({})).toMatchObject({ preferredContactMethod: 'email' });
  });

  it('gives the partner’s own plan and contract id for its own tenant', () => {
    expect(formOf(OWN)).toMatchObject({ supportPlan: 'maicpp', contractId: 'MPN-42' });
    expect(formOf({})).not.toHaveProperty('contractId');
  });

  it('says what the form asks for and nobody told, never with an empty value', () => {
    const contractId = { field: 'contractId', value: null, note: 'note.contractIdMissing' };
    expect(handOffOf(both(OWN, { entitlement: { contractId: undefined } })).form).toContainEqual(contractId);
    const product = { field: 'product', value: null, note: 'note.productMissing' };
    expect(handOffOf(UNNAMED_OFFER).form).toContainEqual(product);
  });

  it('has one title for the form and the text', () => {
    for (const changes of [{}, M365, MARKETPLACE, OWN])
      expect(formOf(changes).title).toBe(handOffText(intentOf(changes), en).title);
  });

  it('tells the product’s name, or Microsoft’s for it', () => {
    expect(formOf({ product: { name: 'Virtual Machines' } })).toMatchObject({ service: 'Virtual Machines' });
    expect(formOf({ product: { family: 'entra-id' } })).toMatchObject({ service: 'Microsoft Entra ID' });
    expect(formOf({})).not.toHaveProperty('service');
    expect(formOf(both(M365, { product: { name: 'Teams' } }))).toMatchObject({ supportCategory: 'Teams' });
  });

  it.each([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['de-AT', 'de'],
    ['pt-PT', 'pt-BR'],
    ['zh', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
  ])('asks for %s in Azure as the form has it: %s', (language, value) => {
    expect(handOffOf({ issue: { language } }).form.at(-1)).toEqual({ field: 'supportLanguage', value });
  });

  it('falls back to English where Azure’s form doesn’t offer the language, and says which', () => {
    for (const language of ['hu', 'cs-CZ', 'sr-Latn'])
      expect(handOffOf({ issue: { language } }).form.at(-1)).toEqual({
        field: 'supportLanguage',
        value: 'en',
        unoffered: language,
      });
    expect(formOf(both(M365, { issue: { language: 'hu' } }))).toMatchObject({ supportLanguage: 'hu' });
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
      title: 'Web shop is slow (Contoso)',
      problemStartTime: '2026-11-23T08:00:00Z',
      lastName: 'Kiss',
    });
    expect(formOf(both(MARKETPLACE, { product: { name: 'Mailer' } }))).toMatchObject({ product: 'Mailer' });
  });

  it('calls no GUID a customer of a publisher’s', () => {
    const unnamed = both(MARKETPLACE, { customer: { name: undefined, domain: undefined } });
    expect(formOf(unnamed)).not.toHaveProperty('customer');
    expect(formOf(unnamed)).toMatchObject({ customerTenant: CUSTOMER });
  });

  it('bothers a publisher’s hand-off with none of Microsoft’s notes', () => {
    expect(handOffOf(MARKETPLACE).form.filter(({ note }) => note !== undefined)).toEqual([]);
  });
});
