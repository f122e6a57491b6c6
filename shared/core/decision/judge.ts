import { compileAll, compileFirst, findAll, findFirst, lowest } from './compile.ts';
import { EDITIONS } from './edition.ts';
import { type Condition, type Facts, FEATURE_NAMES, inEdition } from './features.ts';
import { ROWS, type Row, type RowCode } from './rows.ts';
import { FEES, type Fee, RESPONSES, type ResponseTerms } from './terms.ts';
import { WARNINGS, type WarningCode } from './warnings.ts';

/** What goes with a filing. */
export interface Terms {
  /** Sorted by code. */
  warnings: readonly { code: WarningCode }[];
  fee: Fee | null;
  /** Null on refusal. */
  response: ResponseTerms | null;
}

/** All that the rules say of some facts. */
export interface Verdict extends Terms {
  row: Row<RowCode>;
}

const conditionsOf = (rules: readonly { when: Condition }[]) => rules.map(({ when }) => when);

/** Each edition's rows by themselves: most editions tell few combinations apart. */
const TABLES = EDITIONS.map((edition) => {
  const rows = inEdition(ROWS, edition);
  return { rows, lookup: compileFirst(conditionsOf(rows)) };
});
const feeLookup = compileFirst(conditionsOf(FEES));
const responseLookup = compileFirst(conditionsOf(RESPONSES));
const warningMasks = compileAll(conditionsOf(WARNINGS));

const [EDITION, ROW] = (['edition', 'row'] as const).map((name) => FEATURE_NAMES.indexOf(name)) as [number, number];
const NOTHING_OWED: ResponseTerms = { basis: 'none' };

/** The row that decides facts under an edition, by its position in EDITIONS. */
export function rowUnder(edition: number, facts: Facts): Row<RowCode> {
  const { rows, lookup } = TABLES[edition] as (typeof TABLES)[number];
  const row = rows[findFirst(lookup, facts)];
  if (row === undefined) throw new Error(`Expected a row for every combination of facts, found none for ${facts}`);
  return row;
}

/** Applies the compiled rules; the facts learn which row decided. */
export function judge(facts: Facts): Verdict {
  const row = rowUnder(facts[EDITION] as number, facts);
  facts[ROW] = row.row;
  // Only a filing carries anything besides.
  if (row.outcome === 'refuse') return { row, warnings: [], fee: null, response: null };
  return { row, ...termsOf(facts) };
}

/** What goes with a filing, by facts that know their row. */
export function termsOf(facts: Facts): Terms {
  return {
    warnings: warningsIn(findAll(warningMasks, facts)),
    fee: FEES[findFirst(feeLookup, facts)]?.gives ?? null,
    response: RESPONSES[findFirst(responseLookup, facts)]?.gives ?? NOTHING_OWED,
  };
}

/** Lists by their bits: there are few that occur, and decisions only read them. */
const listed = new Map<number, Verdict['warnings']>();

function warningsIn(bits: number): Verdict['warnings'] {
  const known = listed.get(bits);
  if (known !== undefined) return known;
  const warnings: { code: WarningCode }[] = [];
  for (let open = bits; open !== 0; open &= open - 1) {
    const { code } = WARNINGS[lowest(open)] as (typeof WARNINGS)[number];
    warnings.push({ code });
  }
  listed.set(bits, warnings);
  return warnings;
}
