import type { Condition } from './features.ts';
import {
  AZURE_GROUP,
  BOUND_PARTNERS,
  M365_GROUP,
  NO_RESELLER,
  NON_TECHNICAL,
  NOT_LIVE,
  PROVIDERS,
  SEED,
} from './groups.ts';

export type WhoCanFile = 'partner' | 'direct-bill' | 'indirect-provider' | 'subscription-provider';

/**
 * One row of the decision table. The first row whose condition holds decides; each names its source. The number is the
 * row's name, not its place; where an edition asks for something else, or either of two things will do, several stand
 * under one number.
 */
export interface Row<Code extends string = string> {
  row: number;
  code: Code;
  outcome: 'file' | 'refuse';
  when: Condition;
  whoCanFile?: readonly WhoCanFile[];
  /** Files on purpose before refusals further down are tried. */
  diverts?: true;
  /** Whose least permitted role a refusal names. */
  leastRole?: 'gdap' | 'azure';
  /** Lines of the seed; † marks other Microsoft material. */
  lines: string;
}

const rows = [
  { row: 1, code: 'CLOUD_NOT_COVERED', outcome: 'refuse', when: { cloud: ['china'] }, lines: 'L3' },
  { row: 2, code: 'CLOUD_MISMATCH', outcome: 'refuse', when: { cloud: ['mismatch'] }, lines: 'L3' },
  {
    row: 3,
    code: 'CUSTOMER_CANNOT_FILE',
    outcome: 'refuse',
    when: { filedBy: ['customer'] },
    whoCanFile: ['partner'],
    lines: 'L7',
  },
  {
    row: 4,
    code: 'CONTACT_MUST_BE_PARTNER',
    outcome: 'refuse',
    when: { tenant: ['customer'], contact: ['customer'] },
    lines: 'L46-53, L67-69',
  },
  {
    row: 5,
    code: 'MARKETPLACE_ISV',
    outcome: 'file',
    diverts: true,
    when: { family: ['marketplace'] },
    lines: 'L73-85',
  },
  { row: 6, code: 'PRODUCT_NOT_COVERED', outcome: 'refuse', when: { family: ['other'] }, lines: 'L9' },
  {
    row: 7,
    code: 'OWN_TENANT_NEEDS_PLAN',
    outcome: 'refuse',
    when: { edition: SEED, tenant: ['own'], family: AZURE_GROUP, plan: ['csp', 'none'] },
    lines: 'L11, L89-91',
  },
  {
    row: 7,
    code: 'OWN_TENANT_NEEDS_PLAN',
    outcome: 'refuse',
    when: { edition: ['2026'], tenant: ['own'], family: AZURE_GROUP, plan: ['csp', 'none'], issueType: ['technical'] },
    lines: 'L11, L89-91 †',
  },
  { row: 8, code: 'OWN_TENANT_DIRECT', outcome: 'file', diverts: true, when: { tenant: ['own'] }, lines: 'L87-91' },
  { row: 9, code: 'NOT_CSP_PARTNER', outcome: 'refuse', when: { enrollment: ['none'] }, lines: 'L7, L11' },
  {
    row: 10,
    code: 'NO_RELATIONSHIP',
    outcome: 'refuse',
    when: { edition: SEED, ...NO_RESELLER },
    lines: 'L7, L15',
  },
  {
    row: 10,
    code: 'NO_RELATIONSHIP',
    outcome: 'refuse',
    when: { edition: ['2026'], ...NO_RESELLER, family: AZURE_GROUP },
    lines: 'L7, L15 †',
  },
  {
    row: 10,
    code: 'NO_RELATIONSHIP',
    outcome: 'refuse',
    when: { edition: ['2026'], ...NO_RESELLER, gdap: NOT_LIVE },
    lines: 'L7, L15 †',
  },
  {
    row: 11,
    code: 'AZURE_PROVIDER_ONLY',
    outcome: 'refuse',
    when: { family: AZURE_GROUP, issueType: NON_TECHNICAL, partnerType: BOUND_PARTNERS },
    whoCanFile: PROVIDERS,
    lines: 'L44',
  },
  {
    row: 12,
    code: 'AZURE_RESELLER_BARRED',
    outcome: 'refuse',
    when: { edition: ['2025', '2026'], family: AZURE_GROUP, issueType: ['technical'], partnerType: BOUND_PARTNERS },
    whoCanFile: PROVIDERS,
    lines: '†',
  },
  {
    row: 13,
    code: 'NOT_SUBSCRIPTION_PROVIDER',
    outcome: 'refuse',
    when: { family: AZURE_GROUP, issueType: NON_TECHNICAL, subscriptionProvider: ['no'] },
    whoCanFile: ['subscription-provider'],
    lines: 'L44',
  },
  {
    row: 21,
    code: 'RESELLER_VIA_PROVIDER',
    outcome: 'refuse',
    when: {
      edition: ['2026'],
      family: M365_GROUP,
      issueType: NON_TECHNICAL,
      partnerType: ['indirect-reseller'],
      topic: ['unsaid'],
    },
    whoCanFile: ['indirect-provider'],
    lines: '†',
  },
  {
    row: 14,
    code: 'GDAP_INACTIVE',
    outcome: 'refuse',
    when: { family: M365_GROUP, gdap: ['none', 'inactive'] },
    lines: 'L5, L15 †',
  },
  {
    row: 15,
    code: 'GDAP_ROLE_MISSING',
    outcome: 'refuse',
    when: { family: M365_GROUP, gdapRole: ['missing'] },
    leastRole: 'gdap',
    lines: 'L5 †',
  },
  {
    row: 16,
    code: 'RBAC_ROLE_MISSING',
    outcome: 'refuse',
    when: { edition: SEED, family: AZURE_GROUP, azureRole: ['missing'] },
    leastRole: 'azure',
    lines: '†',
  },
  {
    row: 16,
    code: 'RBAC_ROLE_MISSING',
    outcome: 'refuse',
    when: { edition: ['2026'], family: ['azure'], azureRole: ['missing'] },
    leastRole: 'azure',
    lines: '†',
  },
  // Entra ID opens by a role of the Azure list, too, while the relation that gives it lives.
  {
    row: 16,
    code: 'RBAC_ROLE_MISSING',
    outcome: 'refuse',
    when: { edition: ['2026'], family: ['entra-id'], azureRole: ['missing'], gdapRole: ['unknown', 'missing'] },
    leastRole: 'azure',
    lines: '†',
  },
  {
    row: 16,
    code: 'RBAC_ROLE_MISSING',
    outcome: 'refuse',
    when: { edition: ['2026'], family: ['entra-id'], azureRole: ['missing'], gdap: NOT_LIVE },
    leastRole: 'azure',
    lines: '†',
  },
  {
    row: 22,
    code: 'AZURE_NEEDS_GDAP',
    outcome: 'refuse',
    when: { edition: ['2026'], family: AZURE_GROUP, gdap: ['none', 'inactive'], azureRole: ['unknown'] },
    leastRole: 'azure',
    lines: '†',
  },
  {
    row: 17,
    code: 'AZURE_WITHOUT_ADMIN',
    outcome: 'file',
    when: { family: AZURE_GROUP, gdap: ['none', 'inactive'] },
    lines: 'L55',
  },
  { row: 18, code: 'AZURE_PORTAL', outcome: 'file', when: { family: AZURE_GROUP }, lines: 'L46-53' },
  { row: 19, code: 'DYNAMICS_ADMIN_CENTER', outcome: 'file', when: { family: ['dynamics-365'] }, lines: 'L57-71' },
  {
    row: 20,
    code: 'M365_ADMIN_CENTER',
    outcome: 'file',
    when: { family: ['microsoft-365', 'enterprise-mobility'] },
    lines: 'L57-71',
  },
] as const satisfies readonly Row[];

export type RowCode = (typeof rows)[number]['code'];
export const ROWS: readonly Row<RowCode>[] = rows;
