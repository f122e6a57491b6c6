import { describe, expect, it } from '@jest/globals';
import { ROWS } from '../../../shared/core/decision/rows.ts';
import { compareEditions, INTENDED_PARTINGS } from '../../../tools/rules/compare-editions.ts';

describe('the editions', () => {
  it('differ only where that is intended', () => {
    const partings = compareEditions(ROWS, '2024', '2025');
    expect(partings.map(({ from, to }) => [from, to])).toEqual(INTENDED_PARTINGS);
    for (const { example } of partings) expect(example).toMatchObject({ issueType: 'technical', tenant: 'customer' });
  });

  it('are told apart by any row that belongs to one of them only', () => {
    const rows = ROWS.slice(8).map((row) =>
      row.row === 9 ? { ...row, when: { ...row.when, edition: ['2024' as const] } } : row,
    );
    const parted = compareEditions(rows, '2024', '2025').map(({ from, to }) => `${from} ${to}`);
    expect(parted).toContain('NOT_CSP_PARTNER M365_ADMIN_CENTER');
  });
});
