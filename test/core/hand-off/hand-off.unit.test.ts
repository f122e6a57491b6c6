import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type HandOff, handOff } from '../../../shared/core/hand-off/hand-off.ts';
import type { IsvContact } from '../../../shared/core/hand-off/isv-contact.ts';
import { fillLink, LINKS } from '../../../shared/core/hand-off/links.ts';
import { POLICIES } from '../../support/policies.ts';
import {
  both,
  type Changes,
  CUSTOMER,
  DYNAMICS,
  decisionOf,
  GOVERNMENT,
  handOffOf,
  intentOf,
  M365,
  MARKETPLACE,
  OWN,
} from '../decision/intents.ts';

const AZURE_FORM = '#view/Microsoft_Azure_Support/NewSupportRequestV3Blade';
const START = `https://partner.microsoft.com/dashboard/v2/customers/${CUSTOMER}/servicemanagementpage`;

/** The link in the step that sends a person to service health. */
const healthOf = ({ steps }: HandOff) => steps.find(({ key }) => key === 'step.checkHealth')?.params.health;

describe('the links of a hand-off', () => {
  const session = (portal: string) => `${portal}/Partner/BeginClientSession.aspx?CTID=${CUSTOMER}&CSDEST=Support`;

  it.each<[string, Changes, string]>([
    ['Azure', {}, `https://portal.azure.com/contoso.example${AZURE_FORM}`],
    [
      'Azure without a known domain',
      { customer: { domain: undefined } },
      `https://portal.azure.com/${CUSTOMER}${AZURE_FORM}`,
    ],
    ['Azure for US Government', GOVERNMENT, `https://portal.azure.us/contoso.example${AZURE_FORM}`],
    ['Microsoft 365', M365, session('https://portal.office.com')],
    ['Microsoft 365 for US Government', both(GOVERNMENT, M365), session('https://portal.office365.us')],
    ['Dynamics 365', DYNAMICS, session('https://portal.office.com')],
  ])('lead to the customer in %s, from Partner Center', (_where, changes, open) => {
    expect(handOffOf(changes)).toMatchObject({ open, start: START });
  });

  it.each<[string, Changes, string]>([
    ['Azure', OWN, `https://portal.azure.com/${AZURE_FORM}`],
    ['Azure for US Government', both(OWN, GOVERNMENT), `https://portal.azure.us/${AZURE_FORM}`],
    ['Microsoft 365', both(OWN, M365), 'https://admin.microsoft.com/'],
    [
      'Microsoft 365 for US Government',
      both(both(OWN, GOVERNMENT), M365),
      'https://portal.office365.us/adminportal/home',
    ],
  ])('lead to the portal’s plain address in the partner’s own %s', (_where, changes, open) => {
    const handed = handOffOf(changes);
    expect(handed).toMatchObject({ open, start: open });
    expect(JSON.stringify([handed.open, handed.start, handed.review, healthOf(handed)])).not.toContain(CUSTOMER);
  });

  it.each<[string, Changes, string, string]>([
    [
      'the Azure portal',
      {},
      'https://portal.azure.com/contoso.example#view/Microsoft_Azure_Support/HelpAndSupportBlade/~/managesupportrequest',
      'https://portal.azure.com/contoso.example#view/Microsoft_Azure_Health/AzureHealthBrowseBlade/~/serviceIssues',
    ],
    [
      'the Microsoft 365 admin center',
      M365,
      session('https://portal.office.com'),
      session('https://portal.office.com').replace('CSDEST=Support', 'CSDEST=ServiceStatus'),
    ],
    [
      'the own Microsoft 365 admin center',
      both(OWN, M365),
      'https://admin.microsoft.com/#/support/requests',
      'https://admin.microsoft.com/#/servicehealth',
    ],
  ])('lead to requests and service health in %s', (_where, changes, review, health) => {
    const handed = handOffOf(changes);
    expect([handed.review, healthOf(handed)]).toEqual([review, health]);
  });

  it('always carry the customer when the tenant isn’t the partner’s own', () => {
    for (const changes of [
      {},
      M365,
      DYNAMICS,
      GOVERNMENT,
      both(GOVERNMENT, DYNAMICS),
      { relationship: { gdap: null } },
    ]) {
      const handed = handOffOf(changes);
      for (const link of [handed.open, handed.start, handed.review, healthOf(handed)])
        expect(link).toMatch(new RegExp(`${CUSTOMER}|contoso\\.example`));
    }
  });

  it('encode every value, and never fail on one', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, (offerId) => {
        const link = fillLink(LINKS.commercial.product, { offerId });
        const value = link.slice(link.lastIndexOf('/') + 1);
        expect(value).toMatch(/^[\w.!~*'()%-]+$/);
        expect(decodeURIComponent(value)).toBe(offerId.replace(/\p{Surrogate}|^\.{1,2}$/gu, '\uFFFD'));
      }),
    );
  });

  it('become harmless where the text isn’t well-formed', () => {
    expect(fillLink('https://portal.example/{name}', { name: 'a\uD800b' })).toBe('https://portal.example/a%EF%BF%BDb');
  });

  it.each(['.', '..'])('lead nowhere else where they are %s', (name) => {
    const link = fillLink('https://portal.example/a/{name}/b', { name });
    expect(new URL(link).href).toBe('https://portal.example/a/%EF%BF%BD/b');
  });

  it('encode the customer’s domain, whatever it is', () => {
    const intent = intentOf();
    const odd = { ...intent, customer: { ...intent.customer, domain: 'a/b?c#d e' } };
    expect(handOff(odd, decisionOf(), POLICIES['2024'])?.open).toBe(
      `https://portal.azure.com/a%2Fb%3Fc%23d%20e${AZURE_FORM}`,
    );
  });
});

describe('the way to a publisher', () => {
  const page = 'https://azuremarketplace.microsoft.com/marketplace/apps/fabrikam.mailer';

  it.each<[string, IsvContact, string]>([
    [
      'its support page',
      { supportUri: 'https://fabrikam.example/help', email: 'help@fabrikam.example' },
      'https://fabrikam.example/help',
    ],
    ['its address', { email: 'help@fabrikam.example', phone: '+1' }, 'mailto:help%40fabrikam.example'],
    ['the product’s page', { phone: '+1' }, page],
    ['the product’s page', {}, page],
  ])('is %s, given %j', (_where, isv, open) => {
    expect(handOffOf(MARKETPLACE, isv)).toMatchObject({ open, start: page, review: isv.supportUri ?? page });
  });

  it('is a search for the product’s name when the offer isn’t known', () => {
    expect(handOffOf({ product: { family: 'marketplace', name: 'Mail & more' } }).open).toBe(
      'https://azuremarketplace.microsoft.com/marketplace/apps?search=Mail%20%26%20more',
    );
  });
});

describe('a refusal', () => {
  it('has no hand-off', () => {
    const refused = { partner: { enrollment: 'none' } } as const;
    expect(handOff(intentOf(refused), decisionOf(refused), POLICIES['2024'])).toBeNull();
  });
});
