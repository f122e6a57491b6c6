import { describe, expect, it } from '@jest/globals';
import { en } from '../../../shared/core/texts/en.ts';
import { handOffText } from '../../../shared/core/texts/hand-off-text.ts';
import { hu } from '../../../shared/core/texts/hu.ts';
import { CUSTOMER, intentOf, OWN } from '../decision/intents.ts';

const FULL = intentOf({
  reference: 'PSA-4711',
  product: { family: 'azure', subscriptionId: '44444444-4444-4444-8444-444444444444' },
  issue: { severity: 'A', description: 'All instances answer 503.', startedAt: '2026-11-22T08:30:00Z' },
  serviceHealth: { incidentId: 'EX123456' },
});

describe('the text to paste', () => {
  it('says who asks, for whom, what broke, since when and how bad it is', () => {
    expect(handOffText(FULL, en)).toEqual({
      title: 'Web shop is slow (Contoso)',
      body: [
        'Filed by Anna Kiss, anna@partner.example, on behalf of the customer.',
        'Phone: +36 1 234 5678',
        '',
        'Customer: Contoso',
        `Tenant: ${CUSTOMER}`,
        'Subscription: 44444444-4444-4444-8444-444444444444',
        'Product: Azure',
        '',
        'What is wrong: All instances answer 503.',
        'Since: 2026-11-22T08:30:00Z',
        'Severity: A – critical: significant loss or degradation of services; production is down.',
        'Service health incident: EX123456',
        'Our reference: PSA-4711',
      ].join('\n'),
    });
  });

  it('leaves out what isn’t known', () => {
    const { title, body } = handOffText(
      intentOf({ customer: { name: undefined, domain: undefined }, contact: { phone: undefined } }),
      en,
    );
    expect(title).toBe(`Web shop is slow (${CUSTOMER})`);
    expect(body).not.toMatch(/Phone|Customer:|Subscription|Since|incident|reference/);
    expect(body).toContain('What is wrong: Web shop is slow');
  });

  it('calls the product by its name, else by its offer', () => {
    const product = { family: 'marketplace', offerId: 'fabrikam.mailer' } as const;
    expect(handOffText(intentOf({ product: { ...product, name: 'Mailer' } }), en).body).toContain('Product: Mailer');
    expect(handOffText(intentOf({ product }), en).body).toContain('Product: fabrikam.mailer');
  });

  it('names a Hungarian text’s person with the family name first', () => {
    expect(handOffText(FULL, hu).body).toMatch(/^Beküldő az ügyfél nevében: Kiss Anna, /);
  });

  it('doesn’t speak of a customer for the partner’s own tenant', () => {
    const { body } = handOffText(intentOf(OWN), en);
    expect(body).toContain('for our own tenant');
    expect(body).not.toMatch(/customer/i);
  });

  it('takes braces in the caller’s words for what they are', () => {
    const { title, body } = handOffText(
      intentOf({ issue: { title: 'Bad {email} $& $1', description: '{phone} {{x}}' } }),
      en,
    );
    expect(title).toBe('Bad {email} $& $1 (Contoso)');
    expect(body).toContain('What is wrong: {phone} {{x}}');
  });
});
