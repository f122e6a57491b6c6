import type { Edition } from '../../../../shared/core/decision/edition.ts';
import {
  type Facts,
  FEATURE_NAMES,
  FEATURES,
  type Feature,
  type Features,
  valuesOf,
} from '../../../../shared/core/decision/features.ts';
import type { PlainFacts } from './facts.ts';

/** What a walk found: how many combinations it tried, and the first on which the two differ. */
export interface Comparison {
  tried: number;
  differs: Features | null;
}

/**
 * Tries every combination of the features named, the others at their first value, until two answers differ. Roles come
 * with a GDAP that gives them: combinations of a role and no relation don't exist.
 */
export function compare(
  edition: Edition,
  features: readonly Feature[],
  agree: (facts: Facts, words: PlainFacts & { row: number }) => boolean,
): Comparison {
  const facts: Facts = FEATURE_NAMES.map(() => 0);
  const words = Object.fromEntries(FEATURE_NAMES.map((name) => [name, valuesOf(name)[0]])) as Features;
  facts[FEATURE_NAMES.indexOf('edition')] = FEATURES.edition.indexOf(edition);
  words.edition = edition;
  const dimensions = features.map((feature) => ({
    feature,
    at: FEATURE_NAMES.indexOf(feature),
    values: valuesOf(feature),
  }));
  let tried = 0;

  const walk = (depth: number): boolean => {
    const dimension = dimensions[depth];
    if (dimension === undefined) {
      if (words.gdapRole !== 'unknown' && (words.gdap === 'unknown' || words.gdap === 'none')) return true;
      tried++;
      return agree(facts, words);
    }
    const { feature, at, values } = dimension;
    for (let value = 0; value < values.length; value++) {
      facts[at] = value;
      (words as Record<Feature, unknown>)[feature] = values[value];
      if (!walk(depth + 1)) return false;
    }
    return true;
  };
  return walk(0) ? { tried, differs: null } : { tried, differs: { ...words } };
}
