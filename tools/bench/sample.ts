import {
  describeFacts,
  type Facts,
  FEATURE_NAMES,
  type Features,
  valuesOf,
} from '../../shared/core/decision/features.ts';
import { ROWS } from '../../shared/core/decision/rows.ts';
import { enumerate } from '../rules/enumerate.ts';

/** One combination of facts, as positions and in words. */
export interface Case {
  facts: Facts;
  features: Features;
}

const ROW = FEATURE_NAMES.indexOf('row');

/**
 * Every `step`-th combination of all that the rows look at, of which there are millions; what only warnings and terms
 * look at follows from the case's number. A step that shares no factor with the numbers of values visits them evenly.
 */
export function sampleCases(step: number): Case[] {
  const cases: Case[] = [];
  const conditions = ROWS.map(({ when }) => when);
  const looked = new Set(conditions.flatMap((when) => Object.keys(when)));
  const free = FEATURE_NAMES.flatMap((name, at) => (looked.has(name) || at === ROW ? [] : [at]));
  let number = 0;
  enumerate(conditions, (combination) => {
    if (number++ % step !== 0) return;
    const facts = [...combination];
    let choice = cases.length;
    for (const at of free) {
      const { length } = valuesOf(FEATURE_NAMES[at] ?? 'row');
      facts[at] = choice % length;
      choice = Math.floor(choice / length);
    }
    cases.push({ facts, features: describeFacts(facts) });
  });
  return cases;
}
