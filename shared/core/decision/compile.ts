import { admits, type Condition, type Facts, FEATURE_NAMES, type Feature, valuesOf } from './features.ts';

/**
 * Conditions, at most 31, compiled into one cell for each combination of facts that they tell apart. Each fact adds
 * its offset; the cell at their sum holds the position of the first condition that holds, counted from 1.
 */
export interface Lookup {
  at: readonly number[];
  offsets: Int32Array;
  cells: Uint8Array;
}

/** Conditions, at most 31, compiled into a bit each: a fact keeps the bits of the conditions that admit it. */
export interface Masks {
  at: readonly number[];
  bits: Int32Array;
}

/** No feature has more values: a fact's entry stands at `dimension * STRIDE + fact`. */
const STRIDE = 32;
const NONE = -1;

/** The position of the first condition that holds, -1 when none does. */
export function findFirst({ at, offsets, cells }: Lookup, facts: Facts): number {
  let cell = 0;
  for (let dimension = 0; dimension < at.length; dimension++)
    cell += offsets[dimension * STRIDE + (facts[at[dimension] as number] as number)] as number;
  return (cells[cell] as number) - 1;
}

/** One bit for every condition that holds, the first condition's being the lowest. */
export function findAll({ at, bits }: Masks, facts: Facts): number {
  let open = NONE;
  for (let dimension = 0; dimension < at.length; dimension++)
    open &= bits[dimension * STRIDE + (facts[at[dimension] as number] as number)] as number;
  return open;
}

export function compileAll(conditions: readonly Condition[]): Masks {
  const features = featuresIn(conditions);
  const bits = new Int32Array(features.length * STRIDE);
  features.forEach((feature, dimension) => {
    bits.set(admittedBy(feature, conditions), dimension * STRIDE);
  });
  return { at: features.map((feature) => FEATURE_NAMES.indexOf(feature)), bits };
}

export function compileFirst(conditions: readonly Condition[]): Lookup {
  const features = featuresIn(conditions);
  const dimensions = features.map((feature) => admittedBy(feature, conditions));
  // Values that the same conditions admit lead to the same cells.
  const classes = dimensions.map((masks) => [...new Set(masks)]);

  const cells = new Uint8Array(classes.reduce((size, { length }) => size * length, 1));
  const offsets = new Int32Array(features.length * STRIDE);
  let width = cells.length;
  for (const [dimension, masks] of dimensions.entries()) {
    const distinct = classes[dimension] as number[];
    width /= distinct.length;
    offsets.set(
      masks.map((mask) => distinct.indexOf(mask) * width),
      dimension * STRIDE,
    );
  }
  fillCells(cells, classes, everyBit(conditions));
  return { at: features.map((feature) => FEATURE_NAMES.indexOf(feature)), offsets, cells };
}

const { clz32 } = Math;

/** The position of the lowest bit, -1 where there is none. */
export const lowest = (bits: number): number => 31 - clz32(bits & -bits);

/** A bit for each condition. */
export const everyBit = ({ length }: readonly Condition[]) => 2 ** length - 1;

/** The features that any of the conditions mentions. */
export const featuresIn = (conditions: readonly Condition[]): Feature[] =>
  FEATURE_NAMES.filter((feature) => conditions.some((when) => when[feature] !== undefined));

/** For each value of the feature, the bits of the conditions that admit it. */
export const admittedBy = (feature: Feature, conditions: readonly Condition[]): number[] =>
  valuesOf(feature).map((value) =>
    conditions.reduce((bits, when, position) => bits | (admits(when, feature, value) ? 1 << position : 0), 0),
  );

/** Narrows the conditions that can still hold, dimension by dimension; the lowest bit left is the first one. */
function fillCells(cells: Uint8Array, classes: readonly (readonly number[])[], all: number): void {
  let cell = 0;
  const narrow = (dimension: number, open: number) => {
    const masks = classes[dimension];
    if (masks === undefined) cells[cell++] = lowest(open) + 1;
    else for (const mask of masks) narrow(dimension + 1, open & mask);
  };
  narrow(0, all);
}
