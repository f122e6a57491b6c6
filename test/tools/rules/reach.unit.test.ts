import { describe, expect, it } from '@jest/globals';
import { ROWS } from '../../../shared/core/decision/rows.ts';
import { FEES, RESPONSES } from '../../../shared/core/decision/terms.ts';
import { WARNINGS } from '../../../shared/core/decision/warnings.ts';
import { unreachable } from '../../../tools/rules/reach.ts';

describe('warnings, fees and responses', () => {
  it('can each be called for', () => {
    expect(unreachable([...WARNINGS, ...FEES, ...RESPONSES], ROWS)).toEqual([]);
  });

  it('are found out when no decision can call for them', () => {
    const lost = { when: { row: [19], family: ['azure'] } } as const;
    const found = { when: { row: [19], severity: ['A'] } } as const;
    expect(unreachable([lost, found], ROWS.slice(8))).toEqual([lost]);
  });
});
