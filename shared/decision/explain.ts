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
  valuesOf,
} from './features.ts';
import type { Channel, Intent } from './intent.ts';
import { judge } from './judge.ts';
import { type Origin, originOf } from './origins.ts';
import { CHANNEL_OF, ROWS } from './rows.ts';
import { WARNINGS } from './warnings.ts';

type Value = string | number;

/** How a decision came about, as data. */
export interface Explanation {
  facts: { feature: Feature; value: Value; origin: Origin }[];
  /** The rows tried, in order; the last one decided. */
  rows: { row: number; code: string; lines: string; failed: Failure | null }[];
  channels: { channel: Channel; code: string; unblockedBy: { feature: Feature; value: Value }[] }[];
  warnings: { code: string; lines: string; because: Partial<Features> }[];
}

/** The first part of a row's condition that the facts don't meet. */
export interface Failure {
  feature: Feature;
  expected: readonly Value[];
  found: Value;
}

/**
 * Explains the decision that the same intent and context give. `request` is the intent as it was posted, which tells
 * facts given from defaults.
 */
export function explain(intent: Intent, context: Context, request: unknown): Explanation {
  const decision = decide(intent, context);
  const facts = factsOf(intent, context);
  const features = { ...describeFacts(facts), row: decision.row as Features['row'] };
  return {
    facts: FEATURE_NAMES.filter((feature) => feature !== 'row').map((feature) => ({
      feature,
      value: features[feature],
      origin: originOf(feature, request),
    })),
    rows: ROWS.slice(0, decision.row).map(({ row, code, lines, when }) => ({
      row,
      code,
      lines,
      failed: firstFailure(when, features),
    })),
    channels: decision.otherChannels.map((other) => ({ ...other, unblockedBy: unblocking(other, facts, features) })),
    warnings: WARNINGS.filter(({ when }) => holds(when, features)).map(({ code, lines, when }) => ({
      code,
      lines,
      because: namedIn(when, features),
    })),
  };
}

function firstFailure(when: Condition, features: Features): Failure | null {
  const feature = FEATURE_NAMES.find((name) => !admits(when, name, features[name]));
  return feature === undefined
    ? null
    : { feature, expected: when[feature] as readonly Value[], found: features[feature] };
}

const namedIn = (when: Condition, features: Features): Partial<Features> =>
  Object.fromEntries(Object.keys(when).map((feature) => [feature, features[feature as Feature]]));

/** What a partner can bring about; what is broken, where and whose it is stays as it is. */
const CHANGEABLE: readonly Feature[] = [
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
