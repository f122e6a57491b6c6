import { describe, expect, it } from '@jest/globals';
import { casesOf } from '../../../shared/core/decision/cases.ts';
import { EDITIONS, type Edition } from '../../../shared/core/decision/edition.ts';
import { describeFacts, type Features, inEdition } from '../../../shared/core/decision/features.ts';
import { FAMILIES, type Family, ISSUE_TYPES } from '../../../shared/core/decision/intent.ts';
import { rowUnder } from '../../../shared/core/decision/judge.ts';
import { optionsOf, type Question } from '../../../shared/core/decision/options.ts';
import { ROWS } from '../../../shared/core/decision/rows.ts';
import { enumerate } from '../../../tools/rules/enumerate.ts';
import { POLICIES } from '../../support/policies.ts';

const optionOf = (asked: Partial<Question>, edition: Edition = '2024') =>
  optionsOf({ family: 'azure', type: 'technical', language: 'en', ...asked }, edition, POLICIES[edition]);

describe('the cases before there is an intent', () => {
  it.each(EDITIONS)('lead where the rows of edition %s lead, whatever the open facts turn out to be', (edition) => {
    const cases = new Map(
      FAMILIES.flatMap((family) =>
        ISSUE_TYPES.map((issueType) => [family + issueType, casesOf(edition, { family, issueType })] as const),
      ),
    );
    const holds = (when: Partial<Features>, words: Features) =>
      Object.entries(when).every(([name, value]) => words[name as keyof Features] === value);
    const position = EDITIONS.indexOf(edition);
    let wrong = 0;
    enumerate(
      inEdition(ROWS, edition).map(({ when }) => when),
      (facts) => {
        const words = describeFacts(facts);
        const found = cases.get(words.family + words.issueType)?.find(({ when }) => holds(when, words));
        if (found?.row !== rowUnder(position, facts).row) wrong++;
      },
    );
    expect(wrong).toBe(0);
  });

  it('ask for nothing that is known, and end with one that asks for nothing', () => {
    for (const family of FAMILIES) {
      const cases = casesOf('2026', { family, issueType: 'billing', partnerType: 'direct-bill' });
      expect(cases.at(-1)?.when).toEqual({});
      expect(cases.filter(({ when }) => Object.keys(when).length === 0)).toHaveLength(1);
      const named = new Set(cases.flatMap(({ when }) => Object.keys(when)));
      for (const known of ['edition', 'family', 'issueType', 'partnerType']) expect(named).not.toContain(known);
    }
  });

  it('name the facts that refuse and the row that files in the end', () => {
    const cases = casesOf('2026', { family: 'azure', issueType: 'technical', partnerType: 'direct-bill' });
    expect(cases).toContainEqual({
      when: { gdap: 'none', azureRole: 'unknown' },
      outcome: 'refuse',
      code: 'AZURE_NEEDS_GDAP',
      row: 22,
    });
    expect(cases.at(-1)).toEqual({ when: {}, outcome: 'file', code: 'AZURE_PORTAL', row: 18 });
  });
});

describe('the options', () => {
  it.each<[Family, object[]]>([
    ['azure', [{ channel: 'azure-portal', leastRoles: ['support-request-contributor'], plan: 'csp' }]],
    ['entra-id', [{ channel: 'azure-portal', leastRoles: ['support-request-contributor'], plan: 'csp' }]],
    ['dynamics-365', [{ channel: 'm365-admin-center', leastRoles: ['service-support-administrator'], plan: null }]],
    ['marketplace', [{ channel: 'isv-contact', leastRoles: [], plan: null }]],
    ['other', []],
  ])('of %s are its channel, with what that asks for', (family, options) => {
    expect(optionOf({ family })).toMatchObject(options);
  });

  it('promise by severity, kind and language', () => {
    const promised = (asked: Partial<Question>) => optionOf(asked).flatMap(({ severities }) => severities);
    expect(promised({})).toEqual([
      { severity: 'A', basis: 'elapsed', targetMinutes: 120, committed: true },
      { severity: 'B', basis: 'elapsed', targetMinutes: 240, committed: true },
      { severity: 'C', basis: 'elapsed', targetMinutes: 480, committed: true },
    ]);
    expect(promised({ severity: 'A', language: 'hu' })).toEqual([
      { severity: 'A', basis: 'business-hours', targetMinutes: 120, committed: false },
    ]);
    expect(promised({ severity: 'A', type: 'billing' })).toEqual([
      { severity: 'A', basis: 'business-day', committed: true },
    ]);
    expect(promised({ severity: 'A', family: 'marketplace' })).toEqual([{ severity: 'A', basis: 'none' }]);
  });
});
