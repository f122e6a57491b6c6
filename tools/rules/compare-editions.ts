import { compileFirst, findFirst } from '../../shared/core/decision/compile.ts';
import type { Edition } from '../../shared/core/decision/edition.ts';
import { FEATURE_NAMES, FEATURES } from '../../shared/core/decision/features.ts';
import type { Row, RowCode } from '../../shared/core/decision/rows.ts';
import { type Combinations, enumerate, Tally } from './enumerate.ts';

/** Combinations that two editions decide by different rows. */
export interface Parting extends Combinations {
  from: string;
  to: string;
}

/** What Microsoft's later pages decide otherwise than the seed, and nothing else: row 12. */
export const INTENDED_PARTINGS: readonly (readonly [from: RowCode, to: RowCode])[] = [
  ['RBAC_ROLE_MISSING', 'AZURE_RESELLER_BARRED'],
  ['AZURE_WITHOUT_ADMIN', 'AZURE_RESELLER_BARRED'],
  ['AZURE_PORTAL', 'AZURE_RESELLER_BARRED'],
];

/** More than there are rows: two positions make one key. */
const PAIRS = 32;
const EDITION = FEATURE_NAMES.indexOf('edition');

/** Where the later edition decides otherwise, over every combination of facts. */
export function compareEditions(rows: readonly Row[], earlier: Edition, later: Edition): Parting[] {
  const conditions = rows.map(({ when }) => when);
  const lookup = compileFirst(conditions);
  const [one, other] = [FEATURES.edition.indexOf(earlier), FEATURES.edition.indexOf(later)];
  const parted = new Tally(conditions);

  enumerate(conditions, (facts) => {
    if (facts[EDITION] !== one) return;
    const from = findFirst(lookup, facts);
    facts[EDITION] = other;
    const to = findFirst(lookup, facts);
    facts[EDITION] = one;
    if (from !== to) parted.add(from * PAIRS + to, facts);
  });

  const codeAt = (position: number) => rows[position]?.code ?? 'none';
  return parted
    .entries()
    .sort(([a], [b]) => a - b)
    .map(([pair, found]) => ({
      from: codeAt(Math.floor(pair / PAIRS)),
      to: codeAt(pair % PAIRS),
      ...found,
    }));
}
