import type { Condition } from './features.ts';
import type { Plan, Severity } from './intent.ts';

export interface Fee {
  charged: boolean;
  /** Entitlements that a partner may pay with. */
  payableWith: readonly Plan[];
}

/** What the first answer is promised by; targets are minutes, of open time for `business-hours`. */
export interface ResponseTerms {
  basis: 'elapsed' | 'business-hours' | 'business-day' | 'none';
  targetMinutes?: number;
  /** False for an estimate. */
  committed?: boolean;
}

interface Term<Value> {
  rows: readonly number[];
  when: Condition;
  gives: Value;
  lines: string;
}

const ON_BEHALF = [17, 18, 19, 20] as const;
const MINUTES: Readonly<Record<Severity, number>> = { A: 120, B: 240, C: 480 };
const SEVERITIES = ['A', 'B', 'C'] as const;

/** The first that holds is the fee; none holds for refusals and where no Microsoft support fee applies. */
export const FEES: readonly Term<Fee>[] = [
  {
    rows: [17, 18],
    when: { issueType: ['technical'] },
    gives: { charged: true, payableWith: ['partner-cloud-support', 'maicpp'] },
    lines: 'L11',
  },
  { rows: ON_BEHALF, when: {}, gives: { charged: false, payableWith: [] }, lines: 'L11' },
];

/** The first that holds is what Microsoft owes; none holds where it owes nothing. */
export const RESPONSES: readonly Term<ResponseTerms>[] = [
  ...(['elapsed', 'business-hours'] as const).flatMap((basis) =>
    SEVERITIES.map((severity) => ({
      rows: ON_BEHALF,
      when: {
        issueType: ['technical'],
        breakFix: ['yes'],
        language: [basis === 'elapsed' ? 'english' : 'other'],
        severity: [severity],
      } satisfies Condition,
      gives: { basis, targetMinutes: MINUTES[severity], committed: basis === 'elapsed' },
      lines: 'L33-38',
    })),
  ),
  { rows: ON_BEHALF, when: {}, gives: { basis: 'business-day', committed: true }, lines: 'L38' },
];
