import { admittedBy, everyBit, featuresIn } from '../../shared/core/decision/compile.ts';
import {
  type Condition,
  describeFacts,
  type Facts,
  FEATURE_NAMES,
  type Features,
} from '../../shared/core/decision/features.ts';

/**
 * Visits every combination of the features that the conditions mention, with a bit for each condition that holds.
 * The facts are one array throughout: copy what is to be kept.
 */
export function enumerate(conditions: readonly Condition[], visit: (facts: Facts, open: number) => void): void {
  const features = featuresIn(conditions);
  const at = features.map((feature) => FEATURE_NAMES.indexOf(feature));
  const masks = features.map((feature) => admittedBy(feature, conditions));
  const facts: Facts = FEATURE_NAMES.map(() => 0);

  const narrow = (dimension: number, open: number) => {
    const choices = masks[dimension];
    if (choices === undefined) return visit(facts, open);
    for (let value = 0; value < choices.length; value++) {
      facts[at[dimension] as number] = value;
      narrow(dimension + 1, open & (choices[value] as number));
    }
  };
  narrow(0, everyBit(conditions));
}

/** How many combinations were found, and the first of them in words. */
export interface Combinations {
  combinations: number;
  example: Partial<Features>;
}

/** Counts combinations by a key. */
export class Tally {
  readonly #found = new Map<number, Combinations>();
  readonly #conditions: readonly Condition[];

  constructor(conditions: readonly Condition[]) {
    this.#conditions = conditions;
  }

  add(key: number, facts: Facts): void {
    const found = this.#found.get(key);
    if (found === undefined) this.#found.set(key, { combinations: 1, example: this.#inWords(facts) });
    else found.combinations++;
  }

  entries(): [number, Combinations][] {
    return [...this.#found];
  }

  #inWords(facts: Facts): Partial<Features> {
    const features = describeFacts(facts);
    return Object.fromEntries(featuresIn(this.#conditions).map((feature) => [feature, features[feature]]));
  }
}
