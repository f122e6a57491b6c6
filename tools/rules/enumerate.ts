import { admittedBy, everyBit, featuresIn } from '../../shared/core/decision/compile.ts';
import {
  admits,
  type Condition,
  describeFacts,
  type Facts,
  FEATURE_NAMES,
  FEATURES,
  type Feature,
  type Features,
  valuesOf,
} from '../../shared/core/decision/features.ts';

/**
 * Visits every combination of facts that the conditions tell apart, with a bit for each condition that holds and the
 * number of combinations that it stands for. What `others` tell apart is visited apart, too. The facts are one array
 * throughout: copy what is to be kept.
 */
export function enumerate(
  conditions: readonly Condition[],
  visit: (facts: Facts, open: number, combinations: number) => void,
  others: readonly Condition[] = [],
): void {
  const told = [...conditions, ...others];
  const dimensions = featuresIn(told).map((feature) => {
    const masks = admittedBy(feature, conditions);
    const alike = valuesAlike(feature, told).map(([value, count]) => ({ value, count, mask: masks[value] as number }));
    return { at: FEATURE_NAMES.indexOf(feature), alike };
  });
  const facts: Facts = FEATURE_NAMES.map(() => 0);

  const narrow = (dimension: number, open: number, combinations: number) => {
    const feature = dimensions[dimension];
    if (feature === undefined) return visit(facts, open, combinations);
    for (const { value, mask, count } of feature.alike) {
      facts[feature.at] = value;
      narrow(dimension + 1, open & mask, combinations * count);
    }
  };
  narrow(0, everyBit(conditions), 1);
}

/** Of the values that the same conditions admit, the first one's position and how many they are. */
function valuesAlike(feature: Feature, conditions: readonly Condition[]): [value: number, count: number][] {
  const kinds = valuesOf(feature).map((value) => conditions.map((when) => admits(when, feature, value)).join());
  return [...new Set(kinds)].map((kind) => [kinds.indexOf(kind), kinds.filter((other) => other === kind).length]);
}

/** How many combinations were found, and the first of them that an intent can have, in words. */
export interface Combinations {
  combinations: number;
  example: Partial<Features>;
}

/** Counts combinations by a key. */
export class Tally {
  readonly #found = new Map<number, Combinations>();
  readonly #possible = new Set<number>();
  readonly #conditions: readonly Condition[];

  constructor(conditions: readonly Condition[]) {
    this.#conditions = conditions;
  }

  add(key: number, facts: Facts, combinations: number): void {
    const found = this.#found.get(key);
    const better = !this.#possible.has(key) && isPossible(facts);
    if (better) this.#possible.add(key);
    const example = found === undefined || better ? this.#inWords(facts) : found.example;
    this.#found.set(key, { combinations: combinations + (found?.combinations ?? 0), example });
  }

  entries(): [number, Combinations][] {
    return [...this.#found];
  }

  #inWords(facts: Facts): Partial<Features> {
    const features = describeFacts(facts);
    return Object.fromEntries(featuresIn(this.#conditions).map((feature) => [feature, features[feature]]));
  }
}

const GDAP = FEATURE_NAMES.indexOf('gdap');
const GDAP_ROLE = FEATURE_NAMES.indexOf('gdapRole');

/** Roles come with the relation that gives them. */
function isPossible(facts: Facts): boolean {
  const gdap = FEATURES.gdap[facts[GDAP] as number];
  return FEATURES.gdapRole[facts[GDAP_ROLE] as number] === 'unknown' || (gdap !== 'unknown' && gdap !== 'none');
}
