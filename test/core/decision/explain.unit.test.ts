import { describe, expect, it } from '@jest/globals';
import { intentSchema } from '../../../shared/contract/intent.ts';
import { explain } from '../../../shared/core/decision/explain.ts';
import { FEATURE_NAMES } from '../../../shared/core/decision/features.ts';
import { givenIn } from '../../../shared/core/decision/origins.ts';
import { ROWS } from '../../../shared/core/decision/rows.ts';
import { POLICIES } from '../../support/policies.ts';
import { both, type Changes, decisionOf, intentOf, M365, NOW } from './intents.ts';

const context = { edition: '2024', now: NOW, policy: POLICIES['2024'] } as const;
const explanationOf = (changes: Changes) => explain(intentOf(changes), context, givenIn(changes));

describe('the explanation', () => {
  it('tells facts given, defaulted and unknown apart', () => {
    const request = {
      partner: { tenantId: '11111111-1111-4111-8111-111111111111', type: 'advisor' },
      customer: { tenantId: '22222222-2222-4222-8222-222222222222' },
      product: { family: 'azure' },
      issue: { type: 'technical', severity: 'A', title: 'Down', language: 'hu' },
      relationship: { reseller: true },
      contact: { firstName: 'Anna', lastName: 'Kiss', email: 'anna@partner.example' },
    };
    const { facts } = explain(intentSchema.parse(request), context, givenIn(request));
    expect(facts.map(({ feature }) => feature)).toEqual(FEATURE_NAMES.filter((feature) => feature !== 'row'));
    expect(facts).toEqual(
      expect.arrayContaining([
        { feature: 'family', value: 'azure', origin: 'given' },
        { feature: 'language', value: 'other', origin: 'given' },
        { feature: 'reseller', value: 'yes', origin: 'given' },
        { feature: 'enrollment', value: 'paid', origin: 'defaulted' },
        { feature: 'plan', value: 'csp', origin: 'defaulted' },
        { feature: 'phone', value: 'missing', origin: 'unknown' },
        { feature: 'cloud', value: 'same', origin: 'defaulted' },
        { feature: 'breakFix', value: 'yes', origin: 'defaulted' },
        { feature: 'gdap', value: 'unknown', origin: 'unknown' },
        { feature: 'azureRole', value: 'unknown', origin: 'unknown' },
        { feature: 'edition', value: '2024', origin: 'defaulted' },
      ]),
    );
  });

  it('takes the impact as given only where the text says something of it', () => {
    const impactOf = (title: string) =>
      explanationOf({ issue: { title } }).facts.find(({ feature }) => feature === 'impact');
    expect(impactOf('Web shop is down')).toEqual({ feature: 'impact', value: 'unsaid', origin: 'unknown' });
    expect(impactOf('The test environment is down')).toMatchObject({ value: 'non-production', origin: 'given' });
  });

  it('counts a null relationship as said', () => {
    const { facts } = explanationOf({ relationship: { gdap: null } });
    expect(facts).toContainEqual({ feature: 'gdap', value: 'none', origin: 'given' });
  });

  it('lists the rows tried with the first condition that failed, and the one that decided last', () => {
    const { rows } = explanationOf({ partner: { enrollment: 'none' } });
    expect(rows.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(rows[0]).toEqual({
      row: 1,
      code: 'CLOUD_NOT_COVERED',
      lines: 'L3',
      failed: { feature: 'cloud', expected: ['china'], found: 'same' },
    });
    expect(rows.slice(0, -1).every(({ failed }) => failed !== null)).toBe(true);
    expect(rows.at(-1)).toMatchObject({ code: 'NOT_CSP_PARTNER', failed: null });
  });

  it.each<[string, Changes, object[]]>([
    [
      'an enrollment',
      { partner: { enrollment: 'none' } },
      [
        { feature: 'enrollment', value: 'paid' },
        { feature: 'enrollment', value: 'trial' },
      ],
    ],
    ['a role', { relationship: { azureRbac: [] } }, [{ feature: 'azureRole', value: 'permitted' }]],
    [
      'a renewed relationship',
      both(M365, { relationship: { gdap: null } }),
      [
        { feature: 'gdap', value: 'active' },
        { feature: 'gdap', value: 'expiring' },
      ],
    ],
    [
      'another kind of partner',
      { partner: { type: 'advisor' }, issue: { type: 'billing' } },
      [
        { feature: 'partnerType', value: 'direct-bill' },
        { feature: 'partnerType', value: 'indirect-provider' },
      ],
    ],
    ['nothing by itself', { partner: { enrollment: 'none' }, relationship: { reseller: false } }, []],
  ])('says that %s would unblock the product’s own channel', (_what, changes, unblockedBy) => {
    const { channels } = explanationOf(changes);
    const own = channels.find(({ code }) => code === decisionOf(changes).code);
    expect(own?.unblockedBy).toEqual(unblockedBy);
    expect(channels.filter((channel) => channel !== own).every((other) => other.unblockedBy.length === 0)).toBe(true);
  });

  it('gives each warning with its source and the facts that called for it', () => {
    const { warnings } = explanationOf({ serviceHealth: { checked: false }, issue: { language: 'hu' } });
    expect(warnings).toEqual([
      {
        code: 'CHECK_SERVICE_HEALTH',
        lines: 'L19-25',
        because: { row: 18, issueType: 'technical', serviceHealth: 'unchecked' },
      },
      { code: 'LOCAL_LANGUAGE_BUSINESS_HOURS', lines: 'L38', because: { row: 18, language: 'other' } },
    ]);
  });

  it('agrees with the decision whatever row decides', () => {
    for (const changes of [
      {},
      M365,
      { filedBy: 'customer' },
      { partner: { enrollment: 'none' } },
    ] satisfies Changes[]) {
      const { code, warnings, source } = decisionOf(changes);
      const explanation = explanationOf(changes);
      expect(explanation.rows.at(-1)).toEqual({
        row: ROWS.find((row) => row.code === code)?.row,
        code,
        lines: source.lines,
        failed: null,
      });
      expect(explanation.warnings.map((warning) => warning.code)).toEqual(warnings.map((warning) => warning.code));
    }
  });
});
