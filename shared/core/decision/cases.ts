import type { Edition } from './edition.ts';
import { admits, type Condition, type Feature, type Features, inEdition } from './features.ts';
import { ROWS, type Row, type RowCode } from './rows.ts';

/** Facts that are still open, and where they lead; the first case whose facts all hold decides. */
export interface Case extends Pick<Row<RowCode>, 'outcome' | 'code' | 'row'> {
  when: Partial<Features>;
}

/** What an edition makes of all that isn't known yet. The last case asks for nothing. */
export function casesOf(edition: Edition, known: Partial<Features>): Case[] {
  const cases: Case[] = [];
  for (const { when, outcome, code, row } of inEdition(ROWS, edition)) {
    if (!isOpen(when, known)) continue;
    for (const facts of combinationsOf(without(when, known)))
      if (!cases.some((earlier) => covers(earlier.when, facts))) cases.push({ when: facts, outcome, code, row });
  }
  return cases;
}

const features = (of: object) => Object.keys(of) as Feature[];

/** Whether what is known lets the condition hold. */
const isOpen = (when: Condition, known: Partial<Features>): boolean =>
  features(known).every((feature) => admits(when, feature, known[feature] as string | number));

const without = (when: Condition, known: Partial<Features>): Condition =>
  Object.fromEntries(Object.entries(when).filter(([feature]) => !(feature in known)));

/** One value for each feature, in every way. */
const combinationsOf = (when: Condition): Partial<Features>[] =>
  features(when).reduce<Partial<Features>[]>(
    (combinations, feature) =>
      combinations.flatMap((facts) => (when[feature] ?? []).map((value) => ({ ...facts, [feature]: value }))),
    [{}],
  );

/** Whether facts hold wherever the others do. */
const covers = (facts: Partial<Features>, others: Partial<Features>): boolean =>
  features(facts).every((feature) => facts[feature] === others[feature]);
