import { compileFirst, findFirst } from '../../shared/core/decision/compile.ts';
import { EDITIONS, type Edition } from '../../shared/core/decision/edition.ts';
import { FEATURE_NAMES, FEATURES } from '../../shared/core/decision/features.ts';
import type { Row } from '../../shared/core/decision/rows.ts';
import { type Combinations, enumerate, Tally } from './enumerate.ts';

/** Combinations that two editions decide by rows of different numbers. */
export interface Parting extends Combinations {
  from: Row;
  to: Row;
}

/** Each edition with each later one. */
export const PAIRS: readonly (readonly [earlier: Edition, later: Edition])[] = EDITIONS.flatMap((earlier, position) =>
  EDITIONS.slice(position + 1).map((later) => [earlier, later] as const),
);

/** More than there are rows: two positions make one key. */
const MOST_ROWS = 32;
const EDITION = FEATURE_NAMES.indexOf('edition');

/** Where the later edition decides otherwise, over every combination of facts; in the order of the rows' numbers. */
export function compareEditions(rows: readonly Row[], earlier: Edition, later: Edition): Parting[] {
  const conditions = rows.map(({ when }) => when);
  const lookup = compileFirst(conditions);
  const [one, other] = [FEATURES.edition.indexOf(earlier), FEATURES.edition.indexOf(later)];
  const parted = new Tally(conditions);
  const rowAt = (position: number) => rows[position] as Row;

  const compare = (facts: number[], combinations: number) => {
    facts[EDITION] = one;
    const from = findFirst(lookup, facts);
    facts[EDITION] = other;
    const to = findFirst(lookup, facts);
    if (rowAt(from).row !== rowAt(to).row) parted.add(rowAt(from).row * MOST_ROWS + rowAt(to).row, facts, combinations);
  };
  enumerate(
    conditions.map(({ edition: _, ...when }) => when),
    (facts, _open, combinations) => compare(facts, combinations),
  );

  const named = (number: number) => rows.find(({ row }) => row === number) as Row;
  return parted
    .entries()
    .sort(([a], [b]) => a - b)
    .map(([pair, found]) => ({ from: named(Math.floor(pair / MOST_ROWS)), to: named(pair % MOST_ROWS), ...found }));
}
