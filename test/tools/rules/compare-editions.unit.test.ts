import { describe, expect, it } from '@jest/globals';
import { intentSchema } from '../../../shared/contract/intent.ts';
import { decide } from '../../../shared/core/decision/decide.ts';
import { ROWS, type RowCode } from '../../../shared/core/decision/rows.ts';
import { compareEditions, PAIRS } from '../../../tools/rules/compare-editions.ts';
import { exampleRequest } from '../../../tools/rules/example-request.ts';
import { NOW } from '../../core/decision/intents.ts';
import { POLICIES } from '../../support/policies.ts';

/** What Microsoft's later pages decide otherwise than the seed: row 12, and nothing else. */
const BARRED: [RowCode, RowCode][] = [
  ['RBAC_ROLE_MISSING', 'AZURE_RESELLER_BARRED'],
  ['AZURE_WITHOUT_ADMIN', 'AZURE_RESELLER_BARRED'],
  ['AZURE_PORTAL', 'AZURE_RESELLER_BARRED'],
];
/** What the pages of 2026 decide otherwise than those of 2025: rows 7, 10, 16, 21 and 22. */
const LATER: [RowCode, RowCode][] = [
  ['OWN_TENANT_NEEDS_PLAN', 'OWN_TENANT_DIRECT'],
  ['NO_RELATIONSHIP', 'GDAP_ROLE_MISSING'],
  ['NO_RELATIONSHIP', 'DYNAMICS_ADMIN_CENTER'],
  ['NO_RELATIONSHIP', 'M365_ADMIN_CENTER'],
  ['NO_RELATIONSHIP', 'RESELLER_VIA_PROVIDER'],
  ['GDAP_INACTIVE', 'RESELLER_VIA_PROVIDER'],
  ['GDAP_ROLE_MISSING', 'RESELLER_VIA_PROVIDER'],
  ['RBAC_ROLE_MISSING', 'AZURE_PORTAL'],
  ['AZURE_WITHOUT_ADMIN', 'AZURE_NEEDS_GDAP'],
  ['DYNAMICS_ADMIN_CENTER', 'RESELLER_VIA_PROVIDER'],
  ['M365_ADMIN_CENTER', 'RESELLER_VIA_PROVIDER'],
];
const INTENDED = [BARRED, [...BARRED, ...LATER], LATER];

describe('the editions', () => {
  it.each(PAIRS.map(([earlier, later], pair) => ({ earlier, later, intended: INTENDED[pair] ?? [] })))(
    '$earlier and $later differ only where that is intended',
    ({ earlier, later, intended }) => {
      const partings = compareEditions(ROWS, earlier, later);
      const found = partings.map(({ from, to }) => `${from.code} ${to.code}`);
      expect(found.sort()).toEqual(intended.map(([from, to]) => `${from} ${to}`).sort());
    },
  );

  it.each(PAIRS)('%s and %s differ in each witness as it says', (earlier, later) => {
    for (const { from, to, example } of compareEditions(ROWS, earlier, later)) {
      const intent = intentSchema.parse(exampleRequest(example));
      const codes = [earlier, later].map(
        (edition) => decide(intent, { edition, now: NOW, policy: POLICIES[edition] }).code,
      );
      expect(codes).toEqual([from.code, to.code]);
    }
  });

  it('are told apart by any row that belongs to one of them only', () => {
    const rows = ROWS.map((row) =>
      row.row === 9 ? { ...row, when: { ...row.when, edition: ['2024' as const] } } : row,
    );
    const parted = compareEditions(rows, '2024', '2025').map(({ from, to }) => `${from.code} ${to.code}`);
    expect(parted).toContain('NOT_CSP_PARTNER M365_ADMIN_CENTER');
  });
});
