import { EDITIONS, type Edition } from './edition.ts';
import { ENROLLMENTS, FAMILIES, FILERS, ISSUE_TYPES, PARTNER_TYPES, PLANS, SEVERITIES, TOPICS } from './intent.ts';

/**
 * Everything the rules look at, each feature with all the values it can take: the whole fact space can be enumerated.
 * `unknown` means that the caller didn't say, which isn't the same as no.
 */
export const FEATURES = {
  edition: EDITIONS,
  /** `china` when either cloud is, else whether partner and customer share one. */
  cloud: ['same', 'mismatch', 'china'],
  filedBy: FILERS,
  tenant: ['customer', 'own'],
  /** Whose e-mail domain the contact uses. */
  contact: ['partner', 'customer'],
  family: FAMILIES,
  plan: PLANS,
  enrollment: ENROLLMENTS,
  partnerType: PARTNER_TYPES,
  reseller: ['unknown', 'yes', 'no'],
  issueType: ISSUE_TYPES,
  topic: ['unsaid', ...TOPICS],
  subscriptionProvider: ['unknown', 'yes', 'no'],
  /**
   * `expiring` by its status, or active with its end within 30 days and no extension to come. `inactive` is expired,
   * terminated or pending, and what has ended whatever its status says.
   */
  gdap: ['unknown', 'none', 'active', 'expiring', 'inactive'],
  /**
   * Whether any of the GDAP roles supplied permits requests for the product: by the policy's list for the Microsoft 365
   * group, by the Azure list for the Azure group. An empty list is supplied.
   */
  gdapRole: ['unknown', 'permitted', 'missing'],
  /** Whether any of the Azure roles supplied permits requests. */
  azureRole: ['unknown', 'permitted', 'missing'],
  /** Whether any of the GDAP roles supplied is one that Entra doesn't have built in. */
  strangeRole: ['no', 'yes'],
  breakFix: ['yes', 'no'],
  severity: SEVERITIES,
  language: ['english', 'other'],
  serviceHealth: ['checked', 'unchecked'],
  incident: ['none', 'known'],
  phone: ['given', 'missing'],
  /** What title and description say about production; `none` is no impact on it. */
  impact: ['unsaid', 'none', 'non-production'],
  /** The row that decided, 0 until one has: what goes with a decision depends on it. */
  row: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22],
} as const;

export type Feature = keyof typeof FEATURES;
export type Features = { [F in Feature]: (typeof FEATURES)[F][number] };
export const FEATURE_NAMES = Object.keys(FEATURES) as readonly Feature[];

/** Features as the positions of their values, in the order of FEATURES: what compiled rules compute with. */
export type Facts = number[];

/** Holds when every feature named has one of its values; the empty condition always holds. */
export type Condition = { readonly [F in Feature]?: readonly Features[F][] };

/** The values of a feature, whichever it is. */
export const valuesOf = (feature: Feature): readonly (string | number)[] => FEATURES[feature];

/** Whether a condition lets a feature have a value. */
export const admits = (when: Condition, feature: Feature, value: string | number): boolean =>
  (when[feature] as readonly (string | number)[] | undefined)?.includes(value) ?? true;

export const holds = (when: Condition, features: Features): boolean =>
  FEATURE_NAMES.every((feature) => admits(when, feature, features[feature]));

/** The rules that belong to an edition, in their order and as they read within it. */
export const inEdition = <Rule extends { when: Condition }>(rules: readonly Rule[], edition: Edition): Rule[] =>
  rules
    .filter(({ when }) => admits(when, 'edition', edition))
    .map((rule) => {
      const { edition: _, ...when } = rule.when;
      return { ...rule, when };
    });

/** Facts in words. */
export const describeFacts = (facts: Facts): Features =>
  Object.fromEntries(FEATURE_NAMES.map((feature, at) => [feature, valuesOf(feature)[facts[at] ?? 0]])) as Features;
