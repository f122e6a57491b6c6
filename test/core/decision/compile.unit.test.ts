import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileAll, compileFirst, findAll, findFirst } from '../../../shared/core/decision/compile.ts';
import {
  type Condition,
  describeFacts,
  FEATURE_NAMES,
  holds,
  valuesOf,
} from '../../../shared/core/decision/features.ts';
import { ROWS } from '../../../shared/core/decision/rows.ts';
import { FEES, RESPONSES } from '../../../shared/core/decision/terms.ts';
import { WARNINGS } from '../../../shared/core/decision/warnings.ts';

const facts = fc.tuple(...FEATURE_NAMES.map((feature) => fc.nat(valuesOf(feature).length - 1)));

/** Any condition over a few features, also ones that admit no value at all. */
const condition = fc
  .subarray([...FEATURE_NAMES], { maxLength: 4 })
  .chain((features) => fc.record(Object.fromEntries(features.map((name) => [name, fc.subarray([...valuesOf(name)])]))))
  .map((when) => when as Condition);

const TABLES: Record<string, readonly { when: Condition }[]> = { ROWS, WARNINGS, FEES, RESPONSES };

describe('compiled conditions', () => {
  it.each(Object.entries(TABLES))('find in %s what trying one after the other finds', (_name, rules) => {
    const conditions = rules.map(({ when }) => when);
    const [first, all] = [compileFirst(conditions), compileAll(conditions)];
    fc.assert(
      fc.property(facts, (given) => agree(conditions, first, all, given)),
      { numRuns: 2000 },
    );
  });

  it('find the same for any conditions', () => {
    const conditions = fc.array(condition, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(conditions, facts, (any, given) => agree(any, compileFirst(any), compileAll(any), given)),
      { numRuns: 200 },
    );
  });

  it('find nothing where nothing holds', () => {
    const never: Condition[] = [{ family: [] }];
    expect(
      findFirst(
        compileFirst(never),
        FEATURE_NAMES.map(() => 0),
      ),
    ).toBe(-1);
    expect(
      findAll(
        compileAll(never),
        FEATURE_NAMES.map(() => 0),
      ),
    ).toBe(0);
  });
});

function agree(
  conditions: readonly Condition[],
  first: ReturnType<typeof compileFirst>,
  all: ReturnType<typeof compileAll>,
  given: number[],
) {
  const held = conditions.map((when) => holds(when, describeFacts(given)));
  expect(findFirst(first, given)).toBe(held.indexOf(true));
  expect(held.map((_held, position) => ((findAll(all, given) >> position) & 1) === 1)).toEqual(held);
}
