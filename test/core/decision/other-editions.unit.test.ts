import { describe, expect, it } from '@jest/globals';
import { intentSchema } from '../../../shared/contract/intent.ts';
import { decide, decideAlone } from '../../../shared/core/decision/decide.ts';
import { EDITIONS } from '../../../shared/core/decision/edition.ts';
import { POLICIES } from '../../support/policies.ts';
import { SAMPLE } from '../texts/intents.ts';
import { both, type Changes, decisionOf, M365, NOW } from './intents.ts';

const RESELLER: Changes = { partner: { type: 'indirect-reseller' } };
const NO_GDAP: Changes = { relationship: { gdap: null, azureRbac: undefined } };

const othersOf = (changes: Changes) => decisionOf(changes).otherEditions.map(({ edition, code }) => [edition, code]);

describe('the other editions of a decision', () => {
  it('are none where all decide alike', () => {
    expect(decisionOf().otherEditions).toEqual([]);
    expect(decisionOf({ partner: { enrollment: 'none' } }).otherEditions).toEqual([]);
  });

  it('are those that decide otherwise, with all that tells their reason', () => {
    expect(decisionOf(NO_GDAP).otherEditions).toEqual([
      {
        edition: '2026',
        outcome: 'refuse',
        channel: null,
        code: 'AZURE_NEEDS_GDAP',
        row: 22,
        whoCanFile: [],
        leastRole: 'support-request-contributor',
      },
    ]);
    expect(othersOf({ ...NO_GDAP, edition: '2026' })).toEqual([
      ['2024', 'AZURE_WITHOUT_ADMIN'],
      ['2025', 'AZURE_WITHOUT_ADMIN'],
    ]);
    expect(othersOf(RESELLER)).toEqual([
      ['2025', 'AZURE_RESELLER_BARRED'],
      ['2026', 'AZURE_RESELLER_BARRED'],
    ]);
  });

  it('don’t count warnings, fees and response', () => {
    const billing = both(M365, { issue: { type: 'billing' } });
    expect(decisionOf({ ...billing, edition: '2026' }).warnings).not.toEqual(decisionOf(billing).warnings);
    expect(othersOf(billing)).toEqual([]);
  });

  it('are what asking each of them says, for any intent', () => {
    for (const { rawIntent, edition } of SAMPLE.slice(0, 500)) {
      const intent = intentSchema.parse(rawIntent);
      const alone = (asked: typeof edition) =>
        decideAlone(intent, { edition: asked, now: NOW, policy: POLICIES[asked] });
      const own = alone(edition);
      const parted = EDITIONS.filter((other) => {
        const { outcome, channel, code } = alone(other);
        return outcome !== own.outcome || channel !== own.channel || code !== own.code;
      });
      const { otherEditions } = decide(intent, { edition, now: NOW, policy: POLICIES[edition] });
      expect(otherEditions.map((other) => other.edition)).toEqual(parted);
      for (const other of otherEditions) expect(alone(other.edition)).toMatchObject(withoutEdition(other));
    }
  });
});

function withoutEdition<Other extends { edition: string }>({ edition: _, ...other }: Other) {
  return other;
}
