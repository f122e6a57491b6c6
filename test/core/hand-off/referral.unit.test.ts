import { describe, expect, it } from '@jest/globals';
import { referral } from '../../../shared/core/hand-off/referral.ts';
import { waysFor } from '../../../shared/core/hand-off/ways.ts';
import { en } from '../../../shared/core/texts/en.ts';
import { hu } from '../../../shared/core/texts/hu.ts';
import { renderDecision } from '../../../shared/core/texts/render.ts';
import { POLICIES } from '../../support/policies.ts';
import { both, type Changes, CUSTOMER, DYNAMICS, decisionOf, intentOf, M365 } from '../decision/intents.ts';

const BILLING: Changes = { issue: { type: 'billing' } };
const RESELLER: Changes = { partner: { type: 'indirect-reseller' } };
const NO_GDAP: Changes = { relationship: { gdap: null, azureRbac: undefined } };
const in2026 = (changes: Changes): Changes => ({ ...changes, edition: '2026' });

const referralOf = (changes: Changes) =>
  referral(intentOf(changes), decisionOf(changes), POLICIES[changes.edition ?? '2024']);

const renderedOf = (changes: Changes, texts: typeof en | typeof hu) => {
  const [intent, decision] = [intentOf(changes), decisionOf(changes)];
  const { referral } = renderDecision(decision, intent, waysFor(intent, decision, POLICIES['2026']), texts);
  if (referral === null) throw new Error(`Expected a referral, found none of ${decision.code}`);
  return referral;
};

describe('a referral', () => {
  it.each<[string, Changes, string[], string[]]>([
    [
      'AZURE_PROVIDER_ONLY',
      both(RESELLER, BILLING),
      ['direct-bill', 'indirect-provider'],
      ['PROVIDER_GDAP', 'PROVIDER_RBAC'],
    ],
    [
      'AZURE_RESELLER_BARRED',
      in2026(RESELLER),
      ['direct-bill', 'indirect-provider'],
      ['PROVIDER_GDAP', 'PROVIDER_RBAC'],
    ],
    [
      'NOT_SUBSCRIPTION_PROVIDER',
      both(BILLING, { relationship: { subscriptionProvider: false } }),
      ['subscription-provider'],
      ['PROVIDER_GDAP', 'PROVIDER_RBAC'],
    ],
    ['RESELLER_VIA_PROVIDER', in2026(both(M365, both(RESELLER, BILLING))), ['indirect-provider'], ['PROVIDER_GDAP']],
  ])('of %s leads to the provider, who needs rights of its own', (code, changes, to, needs) => {
    expect(decisionOf(changes).code).toBe(code);
    expect(referralOf(changes)).toMatchObject({ to, needs, steps: [{ key: 'step.refer' }, { key: 'step.referred' }] });
  });

  it.each<[string, Changes, string[]]>([
    [
      'GDAP_INACTIVE',
      both(DYNAMICS, { relationship: { gdap: null } }),
      ['step.renewGdap', 'step.accessRefused', 'step.customerCalls'],
    ],
    [
      'AZURE_NEEDS_GDAP',
      in2026(NO_GDAP),
      ['step.renewGdap', 'step.grantDirectly', 'step.accessRefused', 'step.customerCalls'],
    ],
  ])('of %s leads back to the relation itself', (code, changes, steps) => {
    expect(decisionOf(changes).code).toBe(code);
    const referred = referralOf(changes);
    expect(referred).toMatchObject({ to: [], needs: [] });
    expect(referred?.steps.map(({ key }) => key)).toEqual(steps);
    expect(referred?.steps[0]?.params.start).toContain(CUSTOMER);
  });

  it.each<[string, Changes]>([
    ['a filing', {}],
    ['a customer who files', { filedBy: 'customer' }],
    ['a missing role', { relationship: { azureRbac: [] } }],
    ['a partner who isn’t enrolled', { partner: { enrollment: 'none' } }],
  ])('is none for %s', (_what, changes) => {
    expect(referralOf(changes)).toBeNull();
  });

  it('tells steps and needs in the reader’s language, and the text in the request’s', () => {
    const changes = in2026(both(RESELLER, { issue: { language: 'hu', description: 'Lassú.' } }));
    const read = renderedOf(changes, en);
    expect(read.needs).toEqual([
      { code: 'PROVIDER_GDAP', message: en['need.PROVIDER_GDAP'] },
      { code: 'PROVIDER_RBAC', message: en['need.PROVIDER_RBAC'] },
    ]);
    expect(read.steps[0]).toBe(
      'Send title and text to whoever can file it (direct-bill provider or indirect provider), and ask for the request’s number.',
    );
    expect(read.text).toEqual(renderedOf(changes, hu).text);
    expect(read.text.title).toBe('Web shop is slow (Contoso)');
    expect(read.text.body).toMatch(/^Kérjük, küldjék be ezt a kérést a Microsoftnak\. Kérő: Kiss Anna, anna@/);
    expect(read.text.body).toContain('Lassú.');
  });

  it('names the least role that would do without GDAP', () => {
    expect(renderedOf(in2026(NO_GDAP), en).steps[1]).toContain('Support Request Contributor');
  });
});
