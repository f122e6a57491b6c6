import { compileAll, compileFirst, featuresIn, findAll, findFirst } from '../../shared/core/decision/compile.ts';
import { type Condition, FEATURE_NAMES } from '../../shared/core/decision/features.ts';
import type { Row } from '../../shared/core/decision/rows.ts';
import { enumerate } from './enumerate.ts';

/** Rules that are compiled together, a bit each. */
const PAGE = 31;
const ROW = FEATURE_NAMES.indexOf('row');

/** The rules that no combination of facts calls for, whichever row decides it. */
export function unreachable<Rule extends { when: Condition }>(rules: readonly Rule[], rows: readonly Row[]): Rule[] {
  const conditions = rows.map(({ when }) => when);
  const lookup = compileFirst(conditions);
  const wanted = rules.map(({ when }) => onlyWhat(when, conditions));
  const pages = Array.from({ length: Math.ceil(rules.length / PAGE) }, (_, page) => {
    const some = wanted.slice(page * PAGE, (page + 1) * PAGE);
    return { masks: compileAll(some), reached: 0 };
  });

  enumerate(
    conditions,
    (facts) => {
      facts[ROW] = rows[findFirst(lookup, facts)]?.row ?? 0;
      for (const page of pages) page.reached |= findAll(page.masks, facts);
    },
    wanted.map(({ row: _, ...when }) => when),
  );
  const isReached = (position: number) =>
    (((pages[Math.floor(position / PAGE)]?.reached ?? 0) >> (position % PAGE)) & 1) === 1;
  return rules.filter((_rule, position) => !isReached(position));
}

/** What rows don't look at is free to be anything, so any value that the rule names can be had. */
function onlyWhat(when: Condition, rows: readonly Condition[]): Condition {
  const fixed = new Set<string>([...featuresIn(rows), 'row']);
  return Object.fromEntries(Object.entries(when).filter(([name, values]) => fixed.has(name) || values.length === 0));
}
