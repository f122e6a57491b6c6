import { CHANNEL_OF } from './channel-of.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import { type Context, factsOf } from './facts.ts';
import {
  admits,
  type Condition,
  describeFacts,
  type Facts,
  FEATURE_NAMES,
  type Feature,
  type Features,
  holds,
  inEdition,
  valuesOf,
} from './features.ts';
import type { Intent } from './intent.ts';
import { judge } from './judge.ts';
import { type Origin, originOf } from './origins.ts';
import { ROWS, type RowCode } from './rows.ts';
import { WARNINGS, type WarningCode } from './warnings.ts';

export type Value = string | number;

/** What the caller’s facts are called; the row follows from them. */
export type FactName = Exclude<Feature, 'row'>;
const FACT_NAMES = FEATURE_NAMES.filter((feature): feature is FactName => feature !== 'row');

/** How a decision came about, as data. */
export interface Explanation {
  /** The rules that explain: those loaded now, which another version may have decided before. */
  policy: Decision['policy'];
  facts: { feature: FactName; value: Value; origin: Origin }[];
  /** The rows tried, in order; the last one decided. */
  rows: { row: number; code: RowCode; lines: string; failed: Failure | null }[];
  channels: (Decision['otherChannels'][number] & { unblockedBy: { feature: FactName; value: Value }[] })[];
  warnings: { code: WarningCode; lines: string; because: Partial<Features> }[];
}

/** The first part of a row's condition that the facts don't meet. */
export interface Failure {
  feature: FactName;
  expected: readonly Value[];
  found: Value;
}

/**
 * Explains the decision that the same intent and context give. `given` are the pointers that the request had
 * (givenIn), which tell facts given from defaults.
 */
export function explain(intent: Intent, context: Context, given: readonly string[]): Explanation {
  const decision = decide(intent, context);
  const facts = factsOf(intent, context);
  const features = { ...describeFacts(facts), row: decision.row as Features['row'] };
  return {
    policy: decision.policy,
    facts: FACT_NAMES.map((feature) => ({
      feature,
      value: features[feature],
      origin: originOf(feature, features[feature], given),
    })),
    rows: rowsTried(features),
    channels: decision.otherChannels.map((other) => ({ ...other, unblockedBy: unblocking(other, facts, features) })),
    warnings: WARNINGS.filter(({ when }) => holds(when, features)).map(({ code, lines, when }) => ({
      code,
      lines,
      because: namedIn(when, features),
    })),
  };
}

/** The edition's rows up to the one that holds. */
function rowsTried(features: Features): Explanation['rows'] {
  const rows = inEdition(ROWS, features.edition);
  const decisive = rows.findIndex(({ when }) => holds(when, features));
  return rows.slice(0, decisive + 1).map(({ row, code, lines, when }) => ({
    row,
    code,
    lines,
    failed: firstFailure(when, features),
  }));
}

function firstFailure(when: Condition, features: Features): Failure | null {
  const feature = FACT_NAMES.find((name) => !admits(when, name, features[name]));
  return feature === undefined
    ? null
    : { feature, expected: when[feature] as readonly Value[], found: features[feature] };
}

const namedIn = (when: Condition, features: Features): Partial<Features> =>
  Object.fromEntries(Object.keys(when).map((feature) => [feature, features[feature as Feature]]));

/** What a partner can bring about; what is broken, where and whose it is stays as it is. */
const CHANGEABLE: readonly FactName[] = [
  'filedBy',
  'contact',
  'plan',
  'enrollment',
  'partnerType',
  'reseller',
  'subscriptionProvider',
  'gdap',
  'gdapRole',
  'azureRole',
];

/** Each single fact that, were it another, would let the product's own channel take the ticket. */
function unblocking({ channel }: Decision['otherChannels'][number], facts: Facts, { family }: Features) {
  if (CHANNEL_OF[family] !== channel) return [];
  return CHANGEABLE.flatMap((feature) =>
    valuesOf(feature).flatMap((value, fact) => {
      const changed = facts.with(FEATURE_NAMES.indexOf(feature), fact);
      return value !== 'unknown' && judge(changed).row.outcome === 'file' ? [{ feature, value }] : [];
    }),
  );
}
