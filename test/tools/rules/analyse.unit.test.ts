import { describe, expect, it } from '@jest/globals';
import { compileFirst, findFirst } from '../../../shared/core/decision/compile.ts';
import { EDITIONS } from '../../../shared/core/decision/edition.ts';
import { type Condition, inEdition, valuesOf } from '../../../shared/core/decision/features.ts';
import { ROWS, type Row } from '../../../shared/core/decision/rows.ts';
import { analyse } from '../../../tools/rules/analyse.ts';
import { enumerate } from '../../../tools/rules/enumerate.ts';

/** Faults are planted below the first rows, which only make the space larger. */
const FEWER = inEdition(ROWS, '2025').slice(4);
const without = (code: string) => FEWER.filter((row) => row.code !== code);
const plantedBefore = (code: string, row: Row): Row[] => {
  const position = FEWER.findIndex((other) => other.code === code);
  return [...FEWER.slice(0, position), row, ...FEWER.slice(position)];
};
const planted = (when: Condition): Row => ({ row: 0, code: 'PLANTED', outcome: 'file', when, lines: '' });

describe.each(EDITIONS)('the decision table of edition %s', (edition) => {
  const rows = inEdition(ROWS, edition);
  const { features, combinations, ordered, decides, faults } = analyse(rows);

  it('decides every combination of the facts that it looks at by exactly one row', () => {
    expect([features.length, combinations]).toEqual(edition === '2026' ? [15, 71_850_240] : [14, 35_925_120]);
    expect(combinations).toBe(features.reduce((product, feature) => product * valuesOf(feature).length, 1));
    expect(decides.reduce((sum, row) => sum + row.combinations, 0)).toBe(combinations);
    expect(ordered).toBeLessThan(combinations);
  });

  it('has no row that never decides, nor any other fault', () => {
    expect(decides.filter((row) => row.combinations === 0)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('is compiled to the row that trying them in order finds, for every combination', () => {
    const conditions = rows.map(({ when }) => when);
    const lookup = compileFirst(conditions);
    let wrong = 0;
    enumerate(conditions, (facts, open) => {
      if ((open & (1 << findFirst(lookup, facts))) !== (open & -open)) wrong++;
    });
    expect(wrong).toBe(0);
  });
});

describe('the analysis', () => {
  it('reports a gap with an example', () => {
    const { faults, combinations, decides } = analyse(without('M365_ADMIN_CENTER'));
    expect(faults).toMatchObject([
      { kind: 'gap', combinations: 85_536, example: { family: 'microsoft-365', tenant: 'customer', gdap: 'unknown' } },
    ]);
    expect(decides.reduce((sum, row) => sum + row.combinations, 0)).toBe(combinations - 85_536);
  });

  it('reports a filing that takes what a later row would refuse, with an example', () => {
    const { faults } = analyse(plantedBefore('NO_RELATIONSHIP', planted({ enrollment: ['trial'], family: ['azure'] })));
    expect(faults).toContainEqual({
      kind: 'overlap',
      code: 'PLANTED',
      over: 'NO_RELATIONSHIP',
      combinations: expect.any(Number),
      example: expect.objectContaining({
        enrollment: 'trial',
        family: 'azure',
        reseller: 'no',
        partnerType: 'indirect-reseller',
      }),
    });
  });

  it('reports a row that others hide, with those and an example', () => {
    const { faults } = analyse(plantedBefore('AZURE_WITHOUT_ADMIN', planted({ family: ['azure', 'entra-id'] })));
    expect(faults).toContainEqual({
      kind: 'dead',
      code: 'AZURE_PORTAL',
      behind: expect.arrayContaining(['PLANTED', 'RBAC_ROLE_MISSING']),
      combinations: expect.any(Number),
      example: expect.objectContaining({ family: 'azure' }),
    });
  });

  it('reports a row whose condition never holds', () => {
    const { faults } = analyse([...FEWER, planted({ family: [] })]);
    expect(faults).toEqual([{ kind: 'dead', code: 'PLANTED', behind: [], combinations: 0, example: {} }]);
  });

  it('lets an exception stand before its rule, and a row that diverts before what it passes over', () => {
    const exception = planted({ family: ['azure'], gdap: ['active'] });
    expect(analyse(plantedBefore('AZURE_PORTAL', exception)).faults).toEqual([]);
    const diversion: Row = { ...planted({ enrollment: ['trial'], family: ['azure'] }), diverts: true };
    expect(analyse(plantedBefore('NO_RELATIONSHIP', diversion)).faults).toEqual([]);
  });
});
