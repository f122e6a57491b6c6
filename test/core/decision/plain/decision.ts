import type { Decision } from '../../../../shared/core/decision/decision.ts';
import type { PlainFacts } from './facts.ts';
import { plainRow } from './rows.ts';

const PROVIDERS = ['direct-bill', 'indirect-provider'];

/** Code, outcome, who can file and least role of each row, as the domain's tables name them. */
const ROW: Record<number, { code: string; refuse?: true; who?: string[]; role?: string }> = {
  1: { code: 'CLOUD_NOT_COVERED', refuse: true },
  2: { code: 'CLOUD_MISMATCH', refuse: true },
  3: { code: 'CUSTOMER_CANNOT_FILE', refuse: true, who: ['partner'] },
  4: { code: 'CONTACT_MUST_BE_PARTNER', refuse: true },
  5: { code: 'MARKETPLACE_ISV' },
  6: { code: 'PRODUCT_NOT_COVERED', refuse: true },
  7: { code: 'OWN_TENANT_NEEDS_PLAN', refuse: true },
  8: { code: 'OWN_TENANT_DIRECT' },
  9: { code: 'NOT_CSP_PARTNER', refuse: true },
  10: { code: 'NO_RELATIONSHIP', refuse: true },
  11: { code: 'AZURE_PROVIDER_ONLY', refuse: true, who: PROVIDERS },
  12: { code: 'AZURE_RESELLER_BARRED', refuse: true, who: PROVIDERS },
  13: { code: 'NOT_SUBSCRIPTION_PROVIDER', refuse: true, who: ['subscription-provider'] },
  14: { code: 'GDAP_INACTIVE', refuse: true },
  15: { code: 'GDAP_ROLE_MISSING', refuse: true, role: 'service-support-administrator' },
  16: { code: 'RBAC_ROLE_MISSING', refuse: true, role: 'support-request-contributor' },
  17: { code: 'AZURE_WITHOUT_ADMIN' },
  18: { code: 'AZURE_PORTAL' },
  19: { code: 'DYNAMICS_ADMIN_CENTER' },
  20: { code: 'M365_ADMIN_CENTER' },
  21: { code: 'RESELLER_VIA_PROVIDER', refuse: true, who: ['indirect-provider'] },
  22: { code: 'AZURE_NEEDS_GDAP', refuse: true, role: 'support-request-contributor' },
};

/** The parts of a decision that the domain fixes. */
export function plainDecision(facts: PlainFacts) {
  const row = plainRow(facts);
  const { code, refuse, who = [], role = null } = ROW[row] ?? { code: 'none' };
  return {
    row,
    code,
    outcome: refuse ? 'refuse' : 'file',
    channel: refuse ? null : channelOf(facts),
    whoCanFile: who,
    leastRole: role,
    warnings: refuse ? [] : plainWarnings(facts, row),
    fee: feeOf(facts, row),
    response: refuse ? null : responseOf(facts, row),
  };
}

function channelOf({ family }: PlainFacts): string {
  if (family === 'marketplace') return 'isv-contact';
  return family === 'azure' || family === 'entra-id' ? 'azure-portal' : 'm365-admin-center';
}

export function plainWarnings(facts: PlainFacts, row: number): string[] {
  const { edition, family, gdap, partnerType, severity, plan } = facts;
  const warnings: string[] = [];
  const in2026 = edition === '2026';
  const technical = facts.issueType === 'technical';
  const azureGroup = family === 'azure' || family === 'entra-id';
  const m365Group = family === 'microsoft-365' || family === 'dynamics-365' || family === 'enterprise-mobility';
  const onBehalf = row >= 17 && row <= 20;
  const microsoft = row === 8 || onBehalf;
  const m365Center = row === 19 || row === 20;
  const live = gdap === 'active' || gdap === 'expiring';
  const licences = facts.topic === 'license-assignment';
  const forPartners = ['advanced-for-partners', 'premier-for-partners', 'unified-for-partners'].includes(plan);

  if (microsoft && technical && facts.serviceHealth === 'unchecked') warnings.push('CHECK_SERVICE_HEALTH');
  if (microsoft && facts.incident === 'known') warnings.push('KNOWN_INCIDENT');
  if (microsoft && severity === 'A' && facts.phone === 'missing') warnings.push('SEVERITY_A_NEEDS_PHONE');
  if (onBehalf && severity !== 'C' && facts.breakFix === 'no') warnings.push('SEVERITY_HAS_NO_EFFECT');
  if (onBehalf && facts.language === 'other') warnings.push('LOCAL_LANGUAGE_BUSINESS_HOURS');
  if ((row === 18 || m365Center) && gdap === 'expiring') warnings.push('GDAP_EXPIRING');

  const byEntra =
    in2026 &&
    row === 18 &&
    family === 'entra-id' &&
    facts.azureRole !== 'permitted' &&
    live &&
    facts.gdapRole === 'permitted';
  if (byEntra) warnings.push('ENTRA_NEEDS_P1');
  if (onBehalf && m365Group && facts.gdapRole === 'unknown') warnings.push('ROLE_UNVERIFIED');
  if (onBehalf && azureGroup && facts.azureRole === 'unknown' && !byEntra) warnings.push('ROLE_UNVERIFIED');

  const boundPartner = partnerType === 'advisor' || partnerType === 'indirect-reseller';
  if (edition === '2024' && azureGroup && technical && boundPartner && (row === 17 || row === 18))
    warnings.push('AZURE_RESELLER_MAY_BE_REFUSED');
  if (row === 19 && technical && !forPartners) warnings.push('DYNAMICS_AGREEMENT');
  if (!in2026 && m365Center && !technical && partnerType === 'indirect-reseller') warnings.push('BILLING_VIA_PROVIDER');
  if (onBehalf && severity !== 'C' && facts.impact === 'non-production') warnings.push('SEVERITY_NON_PRODUCTION');
  if (onBehalf && severity === 'A' && facts.impact === 'none') warnings.push('SEVERITY_NO_PRODUCTION_IMPACT');
  if (m365Center && facts.strangeRole === 'yes') warnings.push('ROLE_UNKNOWN');
  if (row === 5 && !technical) warnings.push('MARKETPLACE_COMMERCE');
  if (row === 8 && m365Group && plan !== 'csp' && plan !== 'none') warnings.push('CONTRACT_ID_NOT_ACCEPTED');

  if (in2026 && row === 8 && azureGroup && !technical) warnings.push('PLAN_NOT_NEEDED');
  if (in2026 && (row === 17 || row === 18) && facts.issueType === 'quota') warnings.push('QUOTA_SELF_SERVICE');
  if (in2026 && row === 17) warnings.push('RIGHTS_GIVEN_DIRECTLY');
  const provider = partnerType === 'direct-bill' || partnerType === 'indirect-provider';
  if (in2026 && m365Center && !technical && provider && !licences) warnings.push('COMMERCE_VIA_PARTNER_CENTER');
  return warnings.sort();
}

export function feeOf({ issueType }: PlainFacts, row: number): Decision['fee'] {
  if ((row === 17 || row === 18) && issueType === 'technical')
    return { charged: true, payableWith: ['partner-cloud-support', 'maicpp'] };
  return row >= 17 && row <= 20 ? { charged: false, payableWith: [] } : null;
}

export function responseOf(facts: PlainFacts, row: number): Decision['response'] {
  if (row < 17 || row > 20) return { basis: 'none' };
  if (facts.issueType !== 'technical' || facts.breakFix === 'no') return { basis: 'business-day', committed: true };
  const targetMinutes = { A: 120, B: 240, C: 480 }[facts.severity];
  return facts.language === 'english'
    ? { basis: 'elapsed', targetMinutes, committed: true }
    : { basis: 'business-hours', targetMinutes, committed: false };
}
