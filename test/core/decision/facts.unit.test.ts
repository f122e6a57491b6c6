import { describe, expect, it } from '@jest/globals';
import { factsOf, isOwnTenant } from '../../../shared/core/decision/facts.ts';
import { describeFacts, FEATURE_NAMES, FEATURES, type Features } from '../../../shared/core/decision/features.ts';
import { POLICIES } from '../../support/policies.ts';
import { type Changes, CUSTOMER, intentOf, NOW, PARTNER } from './intents.ts';

const featuresOf = (changes: Changes = {}): Features => {
  const edition = changes.edition ?? '2024';
  return describeFacts(factsOf(intentOf(changes), { edition, now: NOW, policy: POLICIES[edition] }));
};

const PLAIN: Features = {
  edition: '2024',
  cloud: 'same',
  filedBy: 'partner',
  tenant: 'customer',
  contact: 'partner',
  family: 'azure',
  plan: 'csp',
  enrollment: 'paid',
  partnerType: 'direct-bill',
  reseller: 'unknown',
  issueType: 'technical',
  topic: 'unsaid',
  subscriptionProvider: 'unknown',
  gdap: 'unknown',
  gdapRole: 'unknown',
  azureRole: 'permitted',
  strangeRole: 'no',
  breakFix: 'yes',
  severity: 'C',
  language: 'english',
  serviceHealth: 'checked',
  incident: 'none',
  phone: 'given',
  impact: 'unsaid',
  row: 0,
};

/** One change of the intent and the one feature it changes. */
const CHANGES: [Changes, Partial<Features>][] = [
  [{ edition: '2025' }, { edition: '2025' }],
  [{ customer: { cloud: 'china' } }, { cloud: 'china' }],
  [{ partner: { cloud: 'us-government' } }, { cloud: 'mismatch' }],
  [{ filedBy: 'customer' }, { filedBy: 'customer' }],
  [{ customer: { tenantId: PARTNER.toUpperCase() } }, { tenant: 'own' }],
  [{ partner: { ownTenantIds: [PARTNER, CUSTOMER] } }, { tenant: 'own' }],
  [{ issue: { title: 'Test server is down' } }, { impact: 'non-production' }],
  [{ contact: { email: 'anna@CONTOSO.example' } }, { contact: 'customer' }],
  [{ product: { family: 'ems' } }, { family: 'enterprise-mobility' }],
  [{ entitlement: { plan: 'signature-cloud-support' } }, { plan: 'partner-cloud-support' }],
  [{ partner: { enrollment: 'trial' } }, { enrollment: 'trial' }],
  [{ partner: { type: 'advisor' } }, { partnerType: 'advisor' }],
  [{ relationship: { reseller: true } }, { reseller: 'yes' }],
  [{ relationship: { reseller: false } }, { reseller: 'no' }],
  [{ issue: { type: 'quota' } }, { issueType: 'quota', breakFix: 'no' }],
  [{ issue: { topic: 'license-assignment' } }, { topic: 'license-assignment' }],
  [{ relationship: { subscriptionProvider: false } }, { subscriptionProvider: 'no' }],
  [{ relationship: { gdap: null } }, { gdap: 'none' }],
  [{ relationship: { gdap: { status: 'terminated' } } }, { gdap: 'inactive' }],
  [{ relationship: { gdap: { status: 'expiring' } } }, { gdap: 'expiring' }],
  [{ relationship: { gdap: { status: 'active', roles: [] } } }, { gdap: 'active', gdapRole: 'missing' }],
  [
    { relationship: { gdap: { status: 'active', roles: ['global-reader', 'global-administrator'] } } },
    { gdap: 'active', gdapRole: 'permitted' },
  ],
  [
    { relationship: { gdap: { status: 'active', roles: ['wizard'] } } },
    { gdap: 'active', gdapRole: 'missing', strangeRole: 'yes' },
  ],
  [{ relationship: { azureRbac: ['reader'] } }, { azureRole: 'missing' }],
  [{ relationship: { azureRbac: undefined } }, { azureRole: 'unknown' }],
  [{ issue: { breakFix: false } }, { breakFix: 'no' }],
  [{ issue: { severity: 'critical' } }, { severity: 'A' }],
  [{ issue: { language: 'hu-HU' } }, { language: 'other' }],
  [{ serviceHealth: { checked: false } }, { serviceHealth: 'unchecked' }],
  [{ serviceHealth: { incidentId: 'EX1' } }, { incident: 'known' }],
  [{ contact: { phone: undefined } }, { phone: 'missing' }],
];

describe('the facts of an intent', () => {
  it('are all there, in the order of the features', () => {
    expect(featuresOf()).toEqual(PLAIN);
    expect(Object.keys(PLAIN)).toEqual(FEATURE_NAMES);
  });

  it.each(CHANGES)('change with %j only in %j', (changes, features) => {
    expect(featuresOf(changes)).toEqual({ ...PLAIN, ...features });
  });

  it('have a change for every feature but the row', () => {
    const tried = new Set(CHANGES.flatMap(([, features]) => Object.keys(features)));
    expect(FEATURE_NAMES.filter((feature) => !tried.has(feature))).toEqual(['row']);
    expect(FEATURES.row[PLAIN.row]).toBe(0);
  });

  it.each<[Features['family'], string, Features['gdapRole']]>([
    ['microsoft-365', 'kaizala-administrator', 'permitted'],
    ['azure', 'kaizala-administrator', 'missing'],
    ['entra-id', 'desktop-analytics-administrator', 'permitted'],
    ['dynamics-365', 'desktop-analytics-administrator', 'missing'],
  ])('measure a delegated role by what it permits for %s: %s is %s', (family, role, gdapRole) => {
    const relationship = { gdap: { status: 'active' as const, roles: [role] } };
    expect(featuresOf({ product: { family }, relationship }).gdapRole).toBe(gdapRole);
  });

  it('take the last @ of the address as its domain’s beginning', () => {
    const email = '"a@partner.example"@contoso.example';
    const intent = intentOf();
    const facts = factsOf(
      { ...intent, contact: { ...intent.contact, email } },
      { edition: '2024', now: NOW, policy: POLICIES['2024'] },
    );
    expect(describeFacts(facts).contact).toBe('customer');
  });

  it('know the partner’s own tenants whatever the case of their ids', () => {
    const own = 'ABCDEF00-0000-4000-8000-000000000000';
    const { partner, customer, ...rest } = intentOf();
    const given = (tenantId: string, ownTenantIds: string[]) => ({
      ...rest,
      partner: { ...partner, ownTenantIds },
      customer: { ...customer, tenantId },
    });
    expect(isOwnTenant(given(own, [own.toLowerCase()]))).toBe(true);
    expect(isOwnTenant(given(own.toLowerCase(), [own]))).toBe(true);
    expect(isOwnTenant(given(own, [PARTNER]))).toBe(false);
  });
});
