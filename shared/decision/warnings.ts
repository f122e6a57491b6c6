import type { Condition } from './features.ts';
import { AZURE_GROUP, BOUND_PARTNERS, M365_GROUP, NON_TECHNICAL } from './rows.ts';

/** What a filing carries besides; every one that holds is given. Source: domain.md section 4. */
export interface Warning<Code extends string = string> {
  code: Code;
  /** The deciding rows it belongs to. */
  rows: readonly number[];
  when: Condition;
  lines: string;
}

const ON_BEHALF = [17, 18, 19, 20] as const;
const MICROSOFT = [8, ...ON_BEHALF] as const;

const warnings = [
  {
    code: 'CHECK_SERVICE_HEALTH',
    rows: MICROSOFT,
    when: { issueType: ['technical'], serviceHealth: ['unchecked'] },
    lines: 'L19-25',
  },
  { code: 'KNOWN_INCIDENT', rows: MICROSOFT, when: { incident: ['known'] }, lines: 'L19-25' },
  { code: 'SEVERITY_A_NEEDS_PHONE', rows: MICROSOFT, when: { severity: ['A'], phone: ['missing'] }, lines: 'L29 †' },
  {
    code: 'SEVERITY_HAS_NO_EFFECT',
    rows: ON_BEHALF,
    when: { severity: ['A', 'B'], breakFix: ['no'] },
    lines: 'L38',
  },
  { code: 'LOCAL_LANGUAGE_BUSINESS_HOURS', rows: ON_BEHALF, when: { language: ['other'] }, lines: 'L38' },
  { code: 'GDAP_EXPIRING', rows: ON_BEHALF, when: { gdap: ['expiring'] }, lines: 'L5 †' },
  { code: 'ROLE_UNVERIFIED', rows: ON_BEHALF, when: { family: M365_GROUP, gdapRole: ['unknown'] }, lines: 'L5 †' },
  { code: 'ROLE_UNVERIFIED', rows: ON_BEHALF, when: { family: AZURE_GROUP, azureRole: ['unknown'] }, lines: 'L5 †' },
  {
    code: 'AZURE_RESELLER_MAY_BE_REFUSED',
    rows: [17, 18],
    when: { edition: ['2024'], issueType: ['technical'], partnerType: BOUND_PARTNERS },
    lines: '†',
  },
  { code: 'DYNAMICS_AGREEMENT', rows: [19], when: { issueType: ['technical'] }, lines: '†' },
  {
    code: 'BILLING_VIA_PROVIDER',
    rows: [19, 20],
    when: { issueType: NON_TECHNICAL, partnerType: ['indirect-reseller'] },
    lines: '†',
  },
  { code: 'MARKETPLACE_COMMERCE', rows: [5], when: { issueType: NON_TECHNICAL }, lines: '†' },
  {
    code: 'CONTRACT_ID_NOT_ACCEPTED',
    rows: [8],
    when: {
      family: M365_GROUP,
      plan: ['maicpp', 'partner-cloud-support', 'premier', 'unified', 'professional-direct', 'azure-standard'],
    },
    lines: '†',
  },
] as const satisfies readonly Warning[];

export type WarningCode = (typeof warnings)[number]['code'];
export const WARNINGS: readonly Warning<WarningCode>[] = warnings;
