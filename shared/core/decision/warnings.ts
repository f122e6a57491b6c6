import type { Condition } from './features.ts';
import { AZURE_GROUP, BOUND_PARTNERS, M365_GROUP, NON_TECHNICAL, ON_BEHALF, PROVIDERS, SEED } from './groups.ts';
import { PLANS } from './intent.ts';

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
    when: { row: [19, 20], edition: SEED, issueType: NON_TECHNICAL, partnerType: ['indirect-reseller'] },
    lines: '†',
  },
  {
    code: 'CHECK_SERVICE_HEALTH',
    when: { row: MICROSOFT, issueType: ['technical'], serviceHealth: ['unchecked'] },
    lines: 'L19-25',
  },
  {
    code: 'COMMERCE_VIA_PARTNER_CENTER',
    when: {
      row: [19, 20],
      edition: ['2026'],
      issueType: NON_TECHNICAL,
      partnerType: PROVIDERS,
      topic: ['unsaid'],
    },
    lines: '†',
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
  {
    code: 'ENTRA_NEEDS_P1',
    when: {
      row: [18],
      edition: ['2026'],
      family: ['entra-id'],
      azureRole: ['unknown', 'missing'],
      gdap: ['active', 'expiring'],
      gdapRole: ['permitted'],
    },
    lines: '†',
  },
  { code: 'GDAP_EXPIRING', when: { row: ON_BEHALF, gdap: ['expiring'] }, lines: 'L5 †' },
  { code: 'KNOWN_INCIDENT', when: { row: MICROSOFT, incident: ['known'] }, lines: 'L19-25' },
  { code: 'LOCAL_LANGUAGE_BUSINESS_HOURS', when: { row: ON_BEHALF, language: ['other'] }, lines: 'L38' },
  { code: 'MARKETPLACE_COMMERCE', when: { row: [5], issueType: NON_TECHNICAL }, lines: '†' },
  {
    code: 'PLAN_NOT_NEEDED',
    when: { row: [8], edition: ['2026'], family: AZURE_GROUP, issueType: NON_TECHNICAL },
    lines: '†',
  },
  { code: 'QUOTA_SELF_SERVICE', when: { row: [17, 18], edition: ['2026'], issueType: ['quota'] }, lines: '†' },
  { code: 'RIGHTS_GIVEN_DIRECTLY', when: { row: [17], edition: ['2026'] }, lines: '†' },
  { code: 'ROLE_UNKNOWN', when: { row: [19, 20], strangeRole: ['yes'] }, lines: 'L5 †' },
  { code: 'ROLE_UNVERIFIED', when: { row: ON_BEHALF, family: M365_GROUP, gdapRole: ['unknown'] }, lines: 'L5 †' },
  {
    code: 'ROLE_UNVERIFIED',
    when: { row: ON_BEHALF, edition: SEED, family: AZURE_GROUP, azureRole: ['unknown'] },
    lines: 'L5 †',
  },
  {
    code: 'ROLE_UNVERIFIED',
    when: { row: ON_BEHALF, edition: ['2026'], family: ['azure'], azureRole: ['unknown'] },
    lines: 'L5 †',
  },
  // A role of the Azure list is known to be enough, on the terms of ENTRA_NEEDS_P1.
  {
    code: 'ROLE_UNVERIFIED',
    when: {
      row: ON_BEHALF,
      edition: ['2026'],
      family: ['entra-id'],
      azureRole: ['unknown'],
      gdapRole: ['unknown', 'missing'],
    },
    lines: 'L5 †',
  },
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
