import { describe, expect, it } from '@jest/globals';
import { explain } from '../../../shared/core/decision/explain.ts';
import { type Catalogue, en } from '../../../shared/core/texts/en.ts';
import { hu } from '../../../shared/core/texts/hu.ts';
import { renderExplanation } from '../../../shared/core/texts/render-explanation.ts';
import { POLICIES } from '../../support/policies.ts';
import { decisionOf, intentOf, NOW } from '../decision/intents.ts';

function messagesIn(texts: Catalogue, given: string[]): Record<string, string> {
  const context = { edition: '2024', now: NOW, policy: POLICIES['2024'] } as const;
  const { facts } = renderExplanation(explain(intentOf(), context, given), decisionOf(), intentOf(), texts);
  return Object.fromEntries(facts.map(({ feature, message }) => [feature, message]));
}

describe('an explained fact', () => {
  it('says that an edition is set, by whom, and never that it is assumed', () => {
    expect(messagesIn(en, ['/edition']).edition).toBe('edition of the policy: 2024, set by the request.');
    expect(messagesIn(en, []).edition).toBe('edition of the policy: 2024, as the service is set.');
    expect(messagesIn(hu, []).edition).toBe('a szabályzat kiadása: 2024, a szolgáltatás beállítása szerint.');
  });

  it('says whose tenant and whose mail it is in words that fit the sentence', () => {
    const { tenant, contact } = messagesIn(hu, ['/customer/tenantId', '/contact/email']);
    expect(tenant).toBe('a bérlő tulajdonosa: az ügyfél, a kérés szerint.');
    expect(contact).toBe('a kapcsolattartó e-mail-tartományának tulajdonosa: a partner, a kérés szerint.');
  });

  it('uses the seed’s word for what is broken', () => {
    expect(messagesIn(hu, []).breakFix).toMatch(/^törésjavítás/);
  });
});
