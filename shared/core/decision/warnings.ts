import type { Condition } from './features.ts';
import { PLANS } from './intent.ts';
import { AZURE_GROUP, BOUND_PARTNERS, M365_GROUP, NON_TECHNICAL, ON_BEHALF } from './rows.ts';

/** What a filing carries besides; every one that holds is given, sorted by code. */
interface Warning<Code extends string = string> {
  code: Code;
  when: Condition;
  lines: string;
}

const MICROSOFT = [8, ...ON_BEHALF] as const;
/** Plans that Microsoft sells to partners for their customers' requests; each covers Dynamics 365. */
const FOR_PARTNERS = ['advanced-for-partners', 'premier-for-partners', 'unified-for-partners'] as const;

const except = <Value extends string>(values: readonly Value[], others: readonly Value[]): Value[] =>
  values.filter((value) => !others.includes(value));

const warnings = [
  {
    code: 'AZURE_RESELLER_MAY_BE_REFUSED',
    when: { row: [17, 18], edition: ['2024'], issueType: ['technical'], partnerType: BOUND_PARTNERS },
    lines: '†',
  },
  {
    code: 'BILLING_VIA_PROVIDER',
    when: { row: [19, 20], issueType: NON_TECHNICAL, partnerType: ['indirect-reseller'] },
    lines: '†',
  },
  {
    code: 'CHECK_SERVICE_HEALTH',
    when: { row: MICROSOFT, issueType: ['technical'], serviceHealth: ['unchecked'] },
    lines: 'L19-25',
  },
  {
    code: 'CONTRACT_ID_NOT_ACCEPTED',
    when: { row: [8], family: M365_GROUP, plan: except(PLANS, ['csp', 'none']) },
    lines: '†',
  },
  {
    code: 'DYNAMICS_AGREEMENT',
    when: { row: [19], issueType: ['technical'], plan: except(PLANS, FOR_PARTNERS) },
    lines: '†',
  },
  { code: 'GDAP_EXPIRING', when: { row: ON_BEHALF, gdap: ['expiring'] }, lines: 'L5 †' },
  { code: 'KNOWN_INCIDENT', when: { row: MICROSOFT, incident: ['known'] }, lines: 'L19-25' },
  { code: 'LOCAL_LANGUAGE_BUSINESS_HOURS', when: { row: ON_BEHALF, language: ['other'] }, lines: 'L38' },
  { code: 'MARKETPLACE_COMMERCE', when: { row: [5], issueType: NON_TECHNICAL }, lines: '†' },
  { code: 'ROLE_UNKNOWN', when: { row: [19, 20], strangeRole: ['yes'] }, lines: 'L5 †' },
  { code: 'ROLE_UNVERIFIED', when: { row: ON_BEHALF, family: M365_GROUP, gdapRole: ['unknown'] }, lines: 'L5 †' },
  { code: 'ROLE_UNVERIFIED', when: { row: ON_BEHALF, family: AZURE_GROUP, azureRole: ['unknown'] }, lines: 'L5 †' },
  { code: 'SEVERITY_A_NEEDS_PHONE', when: { row: MICROSOFT, severity: ['A'], phone: ['missing'] }, lines: 'L29 †' },
  {
    code: 'SEVERITY_HAS_NO_EFFECT',
    when: { row: ON_BEHALF, severity: ['A', 'B'], breakFix: ['no'] },
    lines: 'L38',
  },
  {
    code: 'SEVERITY_NON_PRODUCTION',
    when: { row: ON_BEHALF, severity: ['A', 'B'], impact: ['non-production'] },
    lines: 'L33-36',
  },
  {
    code: 'SEVERITY_NO_PRODUCTION_IMPACT',
    when: { row: ON_BEHALF, severity: ['A'], impact: ['none'] },
    lines: 'L33-36',
  },
] as const satisfies readonly Warning[];

export type WarningCode = (typeof warnings)[number]['code'];
export const WARNINGS: readonly Warning<WarningCode>[] = warnings;
