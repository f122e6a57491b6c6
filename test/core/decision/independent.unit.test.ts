import { describe, expect, it } from '@jest/globals';
import { compileFirst, featuresIn, findFirst } from '../../../shared/core/decision/compile.ts';
import { EDITIONS, type Edition } from '../../../shared/core/decision/edition.ts';
import { admits, type Facts, FEATURES, type Feature, inEdition } from '../../../shared/core/decision/features.ts';
import { judge, rowUnder } from '../../../shared/core/decision/judge.ts';
import { ROWS, type Row } from '../../../shared/core/decision/rows.ts';
import { compare } from './plain/compare.ts';
import { feeOf, plainWarnings, responseOf } from './plain/decision.ts';
import { plainRow } from './plain/rows.ts';

/** What an edition's rows look at. */
const lookedAt = (edition: Edition): Feature[] => featuresIn(inEdition(ROWS, edition).map(({ when }) => when));

/** The same rows, compiled apart; another may stand in a row's place. */
function compiled(rows: readonly Row[], edition: Edition): (facts: Facts) => number | undefined {
  const within = inEdition(rows, edition);
  const lookup = compileFirst(within.map(({ when }) => when));
  return (facts) => within[findFirst(lookup, facts)]?.row;
}

describe.each(EDITIONS)('a second, plainly written implementation, in edition %s,', (edition) => {
  it('finds the same row for every combination of facts that the rows look at', () => {
    const position = EDITIONS.indexOf(edition);
    const { tried, differs } = compare(
      edition,
      lookedAt(edition),
      (facts, words) => rowUnder(position, facts).row === plainRow(words),
    );
    console.info(`${edition}: ${tried.toLocaleString('en')} combinations compared`);
    expect(differs).toBeNull();
    expect(tried).toBe({ '2024': 26_345_088, '2025': 26_345_088, '2026': 52_690_176 }[edition]);
  });

  it.each<[string, Feature[]]>([
    [
      'who asks about what',
      ['tenant', 'family', 'plan', 'partnerType', 'issueType', 'topic', 'gdap', 'gdapRole', 'azureRole', 'strangeRole'],
    ],
    [
      'how it is told',
      [
        ...(['tenant', 'family', 'partnerType', 'issueType', 'gdap', 'azureRole', 'breakFix', 'severity'] as const),
        ...(['language', 'serviceHealth', 'incident', 'phone', 'impact'] as const),
      ],
    ],
  ])('gives a filing the same warnings, fee and response by %s', (_what, features) => {
    const filed = new Set<number>();
    const { tried, differs } = compare(edition, features, (facts, words) => {
      const { row, warnings, fee, response } = judge(facts);
      if (row.outcome === 'refuse') return true;
      filed.add(row.row);
      return (
        warnings.map(({ code }) => code).join() === plainWarnings(words, row.row).join() &&
        JSON.stringify([fee, response]) === JSON.stringify([feeOf(words, row.row), responseOf(words, row.row)])
      );
    });
    console.info(`${edition}: ${tried.toLocaleString('en')} combinations compared`);
    expect(differs).toBeNull();
    expect([...filed].sort((a, b) => a - b)).toEqual([5, 8, 17, 18, 19, 20]);
  });
});

describe('the comparison', () => {
  /** Without the first rows, which only make the space larger. */
  const features = (edition: Edition) =>
    lookedAt(edition).filter((feature) => !['cloud', 'filedBy', 'contact'].includes(feature));

  it.each(ROWS.map((row, place) => [row.row, row.code, place] as const).filter(([row]) => row > 4 && row < 19))(
    'finds row %i (%s) where it is left out, at place %i',
    (_row, _code, place) => {
      const rows: readonly Row[] = ROWS.filter((_other, other) => other !== place);
      const differs = EDITIONS.filter((edition) => admits(ROWS[place]?.when ?? {}, 'edition', edition)).some(
        (edition) => {
          const rowOf = compiled(rows, edition);
          return (
            compare(edition, features(edition), (facts, words) => rowOf(facts) === plainRow(words)).differs !== null
          );
        },
      );
      expect(differs).toBe(true);
    },
  );

  it('finds a row of the plain implementation that is wrong', () => {
    const rowOf = compiled(ROWS, '2026');
    const { differs } = compare('2026', features('2026'), (facts, words) => {
      const plain = plainRow(words);
      return rowOf(facts) === (plain === 22 ? 17 : plain);
    });
    expect(differs).toMatchObject({ gdap: 'none', azureRole: 'unknown' });
  });

  it('tries only what can be', () => {
    const { tried } = compare('2024', ['gdap', 'gdapRole'], () => true);
    expect(tried).toBe(FEATURES.gdap.length * FEATURES.gdapRole.length - 4);
  });
});
