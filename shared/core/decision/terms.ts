import type { Condition } from './features.ts';
import { ON_BEHALF } from './groups.ts';
import { type Plan, SEVERITIES, type Severity } from './intent.ts';

export interface Fee {
  readonly charged: boolean;
  /** Entitlements that a partner may pay with. */
  readonly payableWith: readonly Plan[];
}

/** What the first answer is promised by; targets are minutes, of open time for `business-hours`. */
export interface ResponseTerms {
  readonly basis: 'elapsed' | 'business-hours' | 'business-day' | 'none';
  readonly targetMinutes?: number;
  /** False for an estimate. */
  readonly committed?: boolean;
}

interface Term<Value> {
  when: Condition;
  gives: Value;
  lines: string;
}

/** The first answer to a technical break-fix problem, in minutes (seed L33-36). */
export const RESPONSE_MINUTES: Readonly<Record<Severity, number>> = { A: 120, B: 240, C: 480 };

/** The first that holds is the fee; none holds for refusals and where no Microsoft support fee applies. */
export const FEES: readonly Term<Fee>[] = [
  {
    when: { row: [17, 18], issueType: ['technical'] },
    gives: { charged: true, payableWith: ['partner-cloud-support', 'maicpp'] },
    lines: 'L11',
  },
  { when: { row: ON_BEHALF }, gives: { charged: false, payableWith: [] }, lines: 'L11' },
];

/** The first that holds is what Microsoft owes; none holds where it owes nothing. */
export const RESPONSES: readonly Term<ResponseTerms>[] = [
  ...(['elapsed', 'business-hours'] as const).flatMap((basis) =>
    SEVERITIES.map((severity) => ({
      when: {
        row: ON_BEHALF,
        issueType: ['technical'],
        breakFix: ['yes'],
        language: [basis === 'elapsed' ? 'english' : 'other'],
        severity: [severity],
      } satisfies Condition,
      gives: { basis, targetMinutes: RESPONSE_MINUTES[severity], committed: basis === 'elapsed' },
      lines: 'L33-38',
    })),
  ),
  { when: { row: ON_BEHALF }, gives: { basis: 'business-day', committed: true }, lines: 'L38' },
];
