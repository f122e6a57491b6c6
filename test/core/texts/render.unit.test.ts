import { describe, expect, it } from '@jest/globals';
import { waysFor } from '../../../shared/core/hand-off/ways.ts';
import { type Catalogue, en } from '../../../shared/core/texts/en.ts';
import { fill } from '../../../shared/core/texts/fill.ts';
import { hu } from '../../../shared/core/texts/hu.ts';
import { renderDecision } from '../../../shared/core/texts/render.ts';
import { POLICIES } from '../../support/policies.ts';
import { type Changes, decisionOf, intentOf } from '../decision/intents.ts';

function rendered(changes: Changes = {}, texts: Catalogue = en) {
  const [intent, decision] = [intentOf(changes), decisionOf(changes)];
  return renderDecision(decision, intent, waysFor(intent, decision, POLICIES['2024']), texts);
}

const RESELLER_BILLING: Changes = { partner: { type: 'indirect-reseller' }, issue: { type: 'billing' } };

describe('a rendered decision', () => {
  it('names the kinds of partner who can file, in the reader’s language', () => {
    expect(rendered(RESELLER_BILLING).reason).toContain('An indirect reseller can’t file');
    expect(rendered(RESELLER_BILLING).reason).toContain('(direct-bill provider or indirect provider)');
    expect(rendered(RESELLER_BILLING, hu).reason).toMatch(/^A közvetett viszonteladó nem technikai/);
    expect(rendered(RESELLER_BILLING, hu).reason).toContain('(közvetlen CSP-szolgáltató vagy közvetett szolgáltató)');
  });

  it('names both clouds, each with its owner', () => {
    expect(rendered({ customer: { cloud: 'us-government' } }).reason).toContain(
      'The partner is in the commercial cloud and the customer in US Government',
    );
  });

  it('names the role that a refusal misses', () => {
    const changes: Changes = { relationship: { azureRbac: [] } };
    expect(rendered(changes).reason).toContain('Support Request Contributor');
    expect(rendered(changes, hu).reason).toContain('Támogatási kérelem közreműködője (Support Request Contributor)');
    expect(rendered(changes).leastRole).toBe('support-request-contributor');
  });

  it('names the language that is supported in business hours only', () => {
    const changes: Changes = { issue: { language: 'hu-HU' } };
    expect(rendered(changes).warnings[0]?.message).toContain('Support in Hungarian (Hungary)');
    expect(rendered(changes, hu).warnings[0]?.message).toContain('(magyar (Magyarország))');
  });

  it.each<[string, Changes]>([
    [
      'CONTACT_MUST_BE_PARTNER',
      { customer: { domain: 'canary.example' }, contact: { email: 'canary@canary.example' } },
    ],
    ['PRODUCT_NOT_COVERED', { product: { family: 'other', name: 'canary' } }],
  ])('repeats no mail and no name in a refusal, whose reason is a problem’s detail: %s', (code, changes) => {
    for (const texts of [en, hu]) {
      const decision = rendered(changes, texts);
      expect(decision).toMatchObject({ outcome: 'refuse', code });
      expect(JSON.stringify(decision)).not.toContain('canary');
    }
  });

  it('gives the reason of a refusal for the channel that would have been the one', () => {
    const { reason, otherChannels, handOff } = rendered(RESELLER_BILLING);
    expect(otherChannels[0]).toEqual({ channel: 'azure-portal', code: 'AZURE_PROVIDER_ONLY', message: reason });
    expect(otherChannels[1]?.message).toBe(en['otherChannel.NOT_A_MICROSOFT_365_PRODUCT']);
    expect(handOff).toBeNull();
  });

  it('keeps links and values, and puts steps and notes into words', () => {
    const { handOff } = rendered({}, hu);
    expect(handOff?.form).toContainEqual({
      field: 'supportPlan',
      label: 'Támogatási csomag',
      value: 'Felhőszolgáltató (Cloud Solution Provider)',
      note: hu['note.supportPlan'],
    });
    expect(handOff?.steps).toContain(hu['step.newAzureRequest']);
    expect(handOff?.steps[2]).toContain(handOff?.open);
  });

  it('writes the text to paste in the request’s language, whoever reads the steps', () => {
    const textIn = (language: string, texts: Catalogue) => rendered({ issue: { language } }, texts).handOff?.text.body;
    for (const texts of [en, hu]) {
      expect(textIn('en', texts)).toMatch(/^Filed by Anna Kiss/);
      expect(textIn('hu-HU', texts)).toMatch(/^Beküldő az ügyfél nevében: Kiss Anna/);
      expect(textIn('de', texts)).toMatch(/^Filed by/);
    }
  });

  it('says what the fee can be paid with, and no note denies that there is one', () => {
    const { fee, handOff } = rendered();
    expect(fee).toEqual({ charged: true, payableWith: ['partner-cloud-support', 'maicpp'] });
    expect(handOff?.steps).toContainEqual(
      expect.stringMatching(/fee.*Partner Cloud Support or Microsoft AI Cloud Partner Program/),
    );
    for (const { note = '' } of handOff?.form ?? []) expect(note).not.toMatch(/charged/);
  });
});

describe('a text', () => {
  it('never shows a place that was left empty', () => {
    expect(() => fill(en, 'text.name', { firstName: 'Anna' })).toThrow(
      'Expected a value for {lastName} in text.name, found none',
    );
  });
});
