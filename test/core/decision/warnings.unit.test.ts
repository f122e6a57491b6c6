import { describe, expect, it } from '@jest/globals';
import { PLANS } from '../../../shared/core/decision/intent.ts';
import { WARNINGS, type WarningCode } from '../../../shared/core/decision/warnings.ts';
import { both, type Changes, DYNAMICS, decisionOf, ITSELF_COVERED, M365, UNNAMED_OFFER } from './intents.ts';

const UNCHECKED: Changes = { serviceHealth: { checked: false } };
const CHECKED: Changes = { serviceHealth: { checked: true } };
const BILLING: Changes = { issue: { type: 'billing' } };
const TECHNICAL: Changes = { issue: { type: 'technical' } };
const RESELLER: Changes = { partner: { type: 'indirect-reseller' } };
const DIRECT: Changes = { partner: { type: 'direct-bill' } };
const M365_HELPDESK = both(M365, { relationship: { gdap: { status: 'active', roles: ['helpdesk-administrator'] } } });
const DYNAMICS_HELPDESK = both(M365_HELPDESK, { product: { family: 'dynamics-365' } });
const TEST_SERVER: Changes = { issue: { severity: 'B', title: 'Test server is down' } };
const NO_IMPACT: Changes = { issue: { severity: 'A', description: 'There is no production impact so far.' } };
const NO_PHONE: Changes = { contact: { phone: undefined } };
const INCIDENT: Changes = { serviceHealth: { checked: true, incidentId: 'EX123456' } };
const gdap = (status: 'active' | 'expiring', endsAt?: string): Changes => ({
  relationship: { gdap: { status, endsAt } },
});

const extending = (status: 'active' | 'expiring', endsAt: string): Changes => ({
  relationship: { gdap: { status, endsAt, autoExtend: true } },
});
const IN_2026: Changes = { edition: '2026' };
const ENTRA_ROLE: Changes = {
  ...IN_2026,
  product: { family: 'entra-id' },
  relationship: { gdap: { status: 'active', roles: ['user-administrator'] }, azureRbac: undefined },
};
const GIVEN_DIRECTLY: Changes = { ...IN_2026, relationship: { gdap: null, azureRbac: ['owner'] } };
const SOON = '2026-12-01T00:00:00Z';
const roles = (named: string[]): Changes => both(M365, { relationship: { gdap: { status: 'active', roles: named } } });

/** Facts that call for the warning, and one change that doesn't. NOW is 2026-11-23T09:00Z. */
const PAIRS: [WarningCode, Changes, Changes][] = [
  ['CHECK_SERVICE_HEALTH', UNCHECKED, CHECKED],
  ['CHECK_SERVICE_HEALTH', UNCHECKED, BILLING],
  ['CHECK_SERVICE_HEALTH', both(ITSELF_COVERED, UNCHECKED), CHECKED],
  ['CHECK_SERVICE_HEALTH', UNCHECKED, UNNAMED_OFFER],
  ['KNOWN_INCIDENT', INCIDENT, { serviceHealth: { incidentId: undefined } }],
  ['KNOWN_INCIDENT', both(ITSELF_COVERED, INCIDENT), UNNAMED_OFFER],
  ['SEVERITY_A_NEEDS_PHONE', both(NO_PHONE, { issue: { severity: 'A' } }), { contact: { phone: '+36 1 234 5678' } }],
  ['SEVERITY_A_NEEDS_PHONE', both(NO_PHONE, { issue: { severity: 'A' } }), { issue: { severity: 'B' } }],
  ['SEVERITY_A_NEEDS_PHONE', both(NO_PHONE, { issue: { severity: 'A' } }), UNNAMED_OFFER],
  ['SEVERITY_HAS_NO_EFFECT', { issue: { severity: 'B', breakFix: false } }, { issue: { breakFix: true } }],
  ['SEVERITY_HAS_NO_EFFECT', { issue: { severity: 'A', type: 'billing' } }, { issue: { severity: 'C' } }],
  ['SEVERITY_HAS_NO_EFFECT', { issue: { severity: 'A', breakFix: false } }, ITSELF_COVERED],
  ['SEVERITY_NON_PRODUCTION', TEST_SERVER, { issue: { severity: 'C' } }],
  ['SEVERITY_NON_PRODUCTION', both(TEST_SERVER, { issue: { severity: 'A' } }), { issue: { title: 'Server is down' } }],
  ['SEVERITY_NON_PRODUCTION', TEST_SERVER, ITSELF_COVERED],
  ['SEVERITY_NON_PRODUCTION', TEST_SERVER, UNNAMED_OFFER],
  ['SEVERITY_NO_PRODUCTION_IMPACT', NO_IMPACT, { issue: { severity: 'B' } }],
  ['SEVERITY_NO_PRODUCTION_IMPACT', NO_IMPACT, { issue: { description: undefined } }],
  ['SEVERITY_NO_PRODUCTION_IMPACT', NO_IMPACT, ITSELF_COVERED],
  ['LOCAL_LANGUAGE_BUSINESS_HOURS', { issue: { language: 'hu' } }, { issue: { language: 'en-GB' } }],
  ['LOCAL_LANGUAGE_BUSINESS_HOURS', { issue: { language: 'enm' } }, { issue: { language: 'EN' } }],
  ['LOCAL_LANGUAGE_BUSINESS_HOURS', { issue: { language: 'hu' } }, ITSELF_COVERED],
  ['GDAP_EXPIRING', gdap('expiring'), gdap('active')],
  ['GDAP_EXPIRING', gdap('active', '2026-12-23T09:00:00Z'), gdap('active', '2026-12-23T09:00:00.001Z')],
  ['GDAP_EXPIRING', gdap('active', '2026-12-23T10:00:00+01:00'), gdap('active', '2026-12-23T10:00:00Z')],
  ['GDAP_EXPIRING', gdap('expiring', '2099-01-01T00:00:00Z'), ITSELF_COVERED],
  ['GDAP_EXPIRING', gdap('active', SOON), extending('active', SOON)],
  ['GDAP_EXPIRING', extending('expiring', SOON), gdap('active', '2099-01-01T00:00:00Z')],
  ['ROLE_UNVERIFIED', { relationship: { azureRbac: undefined } }, { relationship: { azureRbac: ['owner'] } }],
  ['ROLE_UNVERIFIED', { relationship: { azureRbac: undefined } }, { relationship: { azureRbac: [] } }],
  ['ROLE_UNVERIFIED', both(M365_HELPDESK, { relationship: { gdap: { status: 'active' } } }), M365_HELPDESK],
  [
    'ROLE_UNVERIFIED',
    both(M365_HELPDESK, { relationship: { gdap: undefined, azureRbac: ['owner'] } }),
    { product: { family: 'azure' } },
  ],
  ['ROLE_UNKNOWN', roles(['helpdesk-administrator', 'wizard']), roles(['helpdesk-administrator', 'Reports Reader'])],
  ['ROLE_UNKNOWN', both(DYNAMICS, roles(['helpdesk-administrator', 'wizard'])), roles(['helpdesk-administrator'])],
  ['ROLE_UNKNOWN', roles(['helpdesk-administrator', 'wizard']), { product: { family: 'azure' } }],
  ['AZURE_RESELLER_MAY_BE_REFUSED', RESELLER, DIRECT],
  ['AZURE_RESELLER_MAY_BE_REFUSED', { partner: { type: 'advisor' } }, M365_HELPDESK],
  ['AZURE_RESELLER_MAY_BE_REFUSED', both(RESELLER, { relationship: { gdap: null } }), { edition: '2025' }],
  ['DYNAMICS_AGREEMENT', DYNAMICS_HELPDESK, BILLING],
  ...(['advanced-for-partners', 'premier-for-partners', 'unified-for-partners'] as const).map(
    (plan): [WarningCode, Changes, Changes] => ['DYNAMICS_AGREEMENT', DYNAMICS_HELPDESK, { entitlement: { plan } }],
  ),
  ['DYNAMICS_AGREEMENT', DYNAMICS_HELPDESK, M365_HELPDESK],
  ['BILLING_VIA_PROVIDER', both(M365_HELPDESK, both(RESELLER, BILLING)), TECHNICAL],
  ['BILLING_VIA_PROVIDER', both(DYNAMICS_HELPDESK, both(RESELLER, BILLING)), { partner: { type: 'advisor' } }],
  [
    'BILLING_VIA_PROVIDER',
    both(M365_HELPDESK, both(RESELLER, { issue: { type: 'billing', topic: 'license-assignment' } })),
    IN_2026,
  ],
  ['COMMERCE_VIA_PARTNER_CENTER', both(M365_HELPDESK, both(IN_2026, BILLING)), TECHNICAL],
  ['COMMERCE_VIA_PARTNER_CENTER', both(M365_HELPDESK, both(IN_2026, BILLING)), { edition: '2025' }],
  ['COMMERCE_VIA_PARTNER_CENTER', both(M365_HELPDESK, both(IN_2026, BILLING)), { partner: { type: 'advisor' } }],
  [
    'COMMERCE_VIA_PARTNER_CENTER',
    both(DYNAMICS_HELPDESK, both(IN_2026, BILLING)),
    { issue: { topic: 'license-assignment' } },
  ],
  ['ENTRA_NEEDS_P1', ENTRA_ROLE, { product: { family: 'azure' } }],
  ['ENTRA_NEEDS_P1', ENTRA_ROLE, { relationship: { azureRbac: ['owner'] } }],
  ['ENTRA_NEEDS_P1', ENTRA_ROLE, { edition: '2025' }],
  [
    'ENTRA_NEEDS_P1',
    both(ENTRA_ROLE, { relationship: { azureRbac: ['reader'] } }),
    { relationship: { gdap: { status: 'active' } } },
  ],
  ['ROLE_UNVERIFIED', both(ENTRA_ROLE, { edition: '2025' }), { edition: '2026' }],
  [
    'ROLE_UNVERIFIED',
    both(ENTRA_ROLE, { relationship: { gdap: { status: 'active', roles: ['global-reader'] } } }),
    ENTRA_ROLE,
  ],
  ['PLAN_NOT_NEEDED', both(ITSELF_COVERED, both(IN_2026, BILLING)), TECHNICAL],
  ['PLAN_NOT_NEEDED', both(ITSELF_COVERED, both(IN_2026, BILLING)), M365_HELPDESK],
  ['PLAN_NOT_NEEDED', both(ITSELF_COVERED, both(IN_2026, BILLING)), { edition: '2025' }],
  ['QUOTA_SELF_SERVICE', both(IN_2026, { issue: { type: 'quota' } }), BILLING],
  ['QUOTA_SELF_SERVICE', both(IN_2026, { issue: { type: 'quota' } }), M365_HELPDESK],
  ['QUOTA_SELF_SERVICE', both(IN_2026, { issue: { type: 'quota' } }), { edition: '2024' }],
  ['RIGHTS_GIVEN_DIRECTLY', GIVEN_DIRECTLY, { relationship: { gdap: { status: 'active' } } }],
  ['RIGHTS_GIVEN_DIRECTLY', GIVEN_DIRECTLY, { edition: '2025' }],
  ['MARKETPLACE_COMMERCE', both(UNNAMED_OFFER, BILLING), TECHNICAL],
  ['MARKETPLACE_COMMERCE', both(UNNAMED_OFFER, BILLING), M365_HELPDESK],
  ['CONTRACT_ID_NOT_ACCEPTED', both(ITSELF_COVERED, M365_HELPDESK), { entitlement: { plan: 'csp' } }],
  ['CONTRACT_ID_NOT_ACCEPTED', both(ITSELF_COVERED, M365_HELPDESK), { entitlement: { plan: 'none' } }],
  ['CONTRACT_ID_NOT_ACCEPTED', both(ITSELF_COVERED, M365_HELPDESK), { product: { family: 'azure' } }],
];

const warningsOf = (changes: Changes) => decisionOf(changes).warnings.map(({ code }) => code);

describe('the warnings', () => {
  it.each(PAIRS.map(([code, facts, change]) => ({ code, facts, change })))(
    'include $code until one change of the facts',
    ({ code, facts, change }) => {
      expect(warningsOf(facts)).toContain(code);
      expect(warningsOf(both(facts, change))).not.toContain(code);
    },
  );

  it('have a pair each', () => {
    const tried = new Set(PAIRS.map(([code]) => code));
    expect(WARNINGS.map(({ code }) => code).filter((code) => !tried.has(code))).toEqual([]);
  });

  it.each(PLANS.filter((plan) => plan !== 'csp' && plan !== 'none'))(
    'say that the Microsoft 365 admin center takes no contract id of the plan %s',
    (plan) => {
      expect(warningsOf(both(ITSELF_COVERED, { ...M365_HELPDESK, entitlement: { plan } }))).toContain(
        'CONTRACT_ID_NOT_ACCEPTED',
      );
    },
  );

  it('are none for a plain filing', () => {
    expect(warningsOf({})).toEqual([]);
  });

  it('are none for a refusal, whatever else holds', () => {
    expect(warningsOf(both(UNCHECKED, both(INCIDENT, { partner: { enrollment: 'none' } })))).toEqual([]);
  });

  it('come sorted by code', () => {
    const codes = WARNINGS.map(({ code }) => code);
    expect(codes).toEqual([...codes].sort());
    expect(warningsOf(both(UNCHECKED, both(RESELLER, { issue: { language: 'hu' } })))).toEqual([
      'AZURE_RESELLER_MAY_BE_REFUSED',
      'CHECK_SERVICE_HEALTH',
      'LOCAL_LANGUAGE_BUSINESS_HOURS',
    ]);
  });
});
