import { compileAll, compileFirst, featuresIn, findAll, findFirst } from '../../shared/core/decision/compile.ts';
import { type Condition, FEATURE_NAMES } from '../../shared/core/decision/features.ts';
import type { Row } from '../../shared/core/decision/rows.ts';
import { enumerate } from './enumerate.ts';

const ROW = FEATURE_NAMES.indexOf('row');

/** The rules, at most 31, that no combination of facts calls for, whichever row decides it. */
export function unreachable<Rule extends { when: Condition }>(rules: readonly Rule[], rows: readonly Row[]): Rule[] {
  const conditions = rows.map(({ when }) => when);
  const lookup = compileFirst(conditions);
  const masks = compileAll(rules.map(({ when }) => onlyWhat(when, conditions)));
  let reached = 0;

  enumerate(conditions, (facts) => {
    facts[ROW] = rows[findFirst(lookup, facts)]?.row ?? 0;
    reached |= findAll(masks, facts);
  });
  return rules.filter((_rule, position) => ((reached >> position) & 1) === 0);
}

/** What rows don't look at is free to be anything, so any value that the rule names can be had. */
function onlyWhat(when: Condition, rows: readonly Condition[]): Condition {
  const fixed = new Set<string>([...featuresIn(rows), 'row']);
  return Object.fromEntries(Object.entries(when).filter(([name, values]) => fixed.has(name) || values.length === 0));
}
