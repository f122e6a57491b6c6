import { describe, expect, it } from '@jest/globals';
import { intentSchema } from '../../../shared/contract/intent.ts';
import { decide } from '../../../shared/core/decision/decide.ts';
import type { Edition } from '../../../shared/core/decision/edition.ts';
import file from '../../cases/decision-cases.json' with { type: 'json' };
import { POLICIES } from '../../support/policies.ts';

describe('the decision cases', () => {
  it.each(
    file.cases.map((given) => [`${given.edition} ${given.expected.code}, ${given.intent.issue.title}`, given] as const),
  )('%s', (_title, given) => {
    const edition = given.edition as Edition;
    const intent = intentSchema.parse(given.intent);
    const decision = decide(intent, { edition, now: Date.parse(given.now), policy: POLICIES[edition] });

    const { outcome, channel, code, row, whoCanFile, response } = decision;
    const warnings = decision.warnings.map((warning) => warning.code);
    const { feeCharged = null, ...expected } = given.expected as typeof given.expected & {
      feeCharged?: boolean | null;
    };
    expect({ outcome, channel, code, row, whoCanFile, warnings, response }).toEqual(expected);
    expect(decision.fee?.charged ?? null).toBe(feeCharged);
  });
});
