import { describe, expect, it } from '@jest/globals';
import { EDITIONS } from '../../../shared/core/decision/edition.ts';
import { inEdition } from '../../../shared/core/decision/features.ts';
import { ROWS, type RowCode } from '../../../shared/core/decision/rows.ts';
import { both, type Changes, CUSTOMER, DYNAMICS, decisionOf, ITSELF, M365, UNNAMED_OFFER } from './intents.ts';

const BILLING: Changes = { issue: { type: 'billing' } };
const RESELLER: Changes = { partner: { type: 'indirect-reseller' } };
const EDITION_2025: Changes = { edition: '2025' };
const ITSELF_M365 = both(ITSELF, M365);
const RESELLER_BILLING = both(RESELLER, BILLING);
const RESELLER_2025 = both(RESELLER, EDITION_2025);
const EDITION_2026: Changes = { edition: '2026' };
const ENTRA_2026: Changes = { ...EDITION_2026, product: { family: 'entra-id' } };
const ACTIVE: Changes = { relationship: { gdap: { status: 'active' }, azureRbac: ['owner'] } };

/** Facts that the row decides, one change, and the row that decides then. */
const PAIRS: [RowCode, Changes, Changes, RowCode][] = [
  ['CLOUD_NOT_COVERED', { customer: { cloud: 'china' } }, { customer: { cloud: 'us-government' } }, 'CLOUD_MISMATCH'],
  ['CLOUD_NOT_COVERED', { partner: { cloud: 'china' } }, { partner: { cloud: 'commercial' } }, 'AZURE_PORTAL'],
  [
    'CLOUD_NOT_COVERED',
    { partner: { cloud: 'china' }, customer: { cloud: 'china' } },
    { partner: { cloud: 'us-government' } },
    'CLOUD_NOT_COVERED',
  ],
  ['CLOUD_MISMATCH', { customer: { cloud: 'us-government' } }, { partner: { cloud: 'us-government' } }, 'AZURE_PORTAL'],
  ['CUSTOMER_CANNOT_FILE', { filedBy: 'customer' }, { filedBy: 'partner' }, 'AZURE_PORTAL'],
  [
    'CONTACT_MUST_BE_PARTNER',
    { contact: { email: 'jo@Contoso.EXAMPLE' } },
    { contact: { email: 'jo@mail.contoso.example' } },
    'AZURE_PORTAL',
  ],
  [
    'CONTACT_MUST_BE_PARTNER',
    { customer: { domains: ['other.example', 'fabrikam.example'] }, contact: { email: 'jo@fabrikam.example' } },
    { customer: { domains: ['other.example'] } },
    'AZURE_PORTAL',
  ],
  ['CONTACT_MUST_BE_PARTNER', { ...M365, contact: { email: 'jo@contoso.example' } }, ITSELF, 'OWN_TENANT_DIRECT'],
  ['MARKETPLACE_ISV', UNNAMED_OFFER, { product: { family: 'azure' } }, 'AZURE_PORTAL'],
  ['MARKETPLACE_ISV', both(ITSELF, UNNAMED_OFFER), M365, 'OWN_TENANT_DIRECT'],
  ['PRODUCT_NOT_COVERED', { product: { family: 'other' } }, M365, 'M365_ADMIN_CENTER'],
  ['OWN_TENANT_NEEDS_PLAN', ITSELF, { entitlement: { plan: 'premier' } }, 'OWN_TENANT_DIRECT'],
  ['OWN_TENANT_NEEDS_PLAN', { ...ITSELF, entitlement: { plan: 'none' } }, M365, 'OWN_TENANT_DIRECT'],
  [
    'OWN_TENANT_NEEDS_PLAN',
    { ...ITSELF, product: { family: 'entra-id' } },
    { customer: { tenantId: CUSTOMER } },
    'AZURE_PORTAL',
  ],
  ['OWN_TENANT_DIRECT', ITSELF_M365, { customer: { tenantId: CUSTOMER } }, 'M365_ADMIN_CENTER'],
  [
    'OWN_TENANT_DIRECT',
    both(M365, { partner: { ownTenantIds: [CUSTOMER] } }),
    { partner: { ownTenantIds: [] } },
    'M365_ADMIN_CENTER',
  ],
  ['NOT_CSP_PARTNER', { partner: { enrollment: 'none' } }, { partner: { enrollment: 'trial' } }, 'AZURE_PORTAL'],
  ['NO_RELATIONSHIP', { relationship: { reseller: false } }, { relationship: { reseller: true } }, 'AZURE_PORTAL'],
  ['NO_RELATIONSHIP', { relationship: { reseller: false } }, { partner: { type: 'advisor' } }, 'AZURE_PORTAL'],
  [
    'NO_RELATIONSHIP',
    both(RESELLER, { relationship: { reseller: false } }),
    { partner: { type: 'advisor' } },
    'AZURE_PORTAL',
  ],
  [
    'NO_RELATIONSHIP',
    { partner: { type: 'indirect-provider' }, relationship: { reseller: false } },
    { relationship: { reseller: undefined } },
    'AZURE_PORTAL',
  ],
  ['AZURE_PROVIDER_ONLY', RESELLER_BILLING, { partner: { type: 'indirect-provider' } }, 'AZURE_PORTAL'],
  ['AZURE_PROVIDER_ONLY', RESELLER_BILLING, { issue: { type: 'technical' } }, 'AZURE_PORTAL'],
  ['AZURE_PROVIDER_ONLY', { ...BILLING, partner: { type: 'advisor' } }, M365, 'M365_ADMIN_CENTER'],
  ['AZURE_RESELLER_BARRED', RESELLER_2025, { edition: '2024' }, 'AZURE_PORTAL'],
  [
    'AZURE_RESELLER_BARRED',
    { ...EDITION_2025, partner: { type: 'advisor' } },
    { partner: { type: 'direct-bill' } },
    'AZURE_PORTAL',
  ],
  ['AZURE_RESELLER_BARRED', RESELLER_2025, M365, 'M365_ADMIN_CENTER'],
  [
    'NOT_SUBSCRIPTION_PROVIDER',
    { issue: { type: 'quota' }, relationship: { subscriptionProvider: false } },
    { relationship: { subscriptionProvider: true } },
    'AZURE_PORTAL',
  ],
  [
    'NOT_SUBSCRIPTION_PROVIDER',
    { issue: { type: 'subscription-management' }, relationship: { subscriptionProvider: false } },
    { issue: { type: 'technical' } },
    'AZURE_PORTAL',
  ],
  [
    'GDAP_INACTIVE',
    both(M365, { relationship: { gdap: null } }),
    { relationship: { gdap: undefined } },
    'M365_ADMIN_CENTER',
  ],
  [
    'GDAP_INACTIVE',
    both(M365, { relationship: { gdap: { status: 'expired' } } }),
    { relationship: { gdap: { status: 'expiring' } } },
    'M365_ADMIN_CENTER',
  ],
  [
    'GDAP_INACTIVE',
    both(DYNAMICS, { relationship: { gdap: { status: 'terminated' } } }),
    { relationship: { gdap: { status: 'active' } } },
    'DYNAMICS_ADMIN_CENTER',
  ],
  [
    'GDAP_INACTIVE',
    both(M365, { relationship: { gdap: { status: 'pending' } } }),
    { product: { family: 'azure' } },
    'AZURE_WITHOUT_ADMIN',
  ],
  [
    'GDAP_INACTIVE',
    both(M365, { relationship: { gdap: { status: 'active', endsAt: '2026-11-23T09:00:00Z' } } }),
    { relationship: { gdap: { status: 'active', endsAt: '2026-11-23T09:00:01Z' } } },
    'M365_ADMIN_CENTER',
  ],
  [
    'GDAP_INACTIVE',
    both(M365, { relationship: { gdap: { status: 'expiring', endsAt: '2020-01-01T00:00:00Z', autoExtend: true } } }),
    { relationship: { gdap: { status: 'expiring' } } },
    'M365_ADMIN_CENTER',
  ],
  [
    'GDAP_ROLE_MISSING',
    both(M365, { relationship: { gdap: { status: 'active', roles: [] } } }),
    { relationship: { gdap: { status: 'active' } } },
    'M365_ADMIN_CENTER',
  ],
  [
    'GDAP_ROLE_MISSING',
    both(M365, { relationship: { gdap: { status: 'active', roles: ['wizard'] } } }),
    { relationship: { gdap: { status: 'active', roles: ['wizard', 'helpdesk-administrator'] } } },
    'M365_ADMIN_CENTER',
  ],
  [
    'RBAC_ROLE_MISSING',
    { relationship: { azureRbac: [] } },
    { relationship: { azureRbac: undefined } },
    'AZURE_PORTAL',
  ],
  [
    'RBAC_ROLE_MISSING',
    { relationship: { azureRbac: ['reader'] } },
    { relationship: { azureRbac: ['reader', 'contributor'] } },
    'AZURE_PORTAL',
  ],
  [
    'RBAC_ROLE_MISSING',
    { relationship: { azureRbac: [{ role: 'Owner', actions: ['Microsoft.Support/supportTickets/read'] }] } },
    { relationship: { azureRbac: [{ role: 'Our desk', actions: ['*/read', 'MICROSOFT.support/*'] }] } },
    'AZURE_PORTAL',
  ],
  ['RBAC_ROLE_MISSING', { relationship: { azureRbac: ['reader'] } }, M365, 'M365_ADMIN_CENTER'],
  [
    'AZURE_WITHOUT_ADMIN',
    { relationship: { gdap: null } },
    { relationship: { gdap: { status: 'active' } } },
    'AZURE_PORTAL',
  ],
  ['AZURE_PORTAL', { product: { family: 'entra-id' } }, DYNAMICS, 'DYNAMICS_ADMIN_CENTER'],
  ['OWN_TENANT_NEEDS_PLAN', { ...EDITION_2026, ...ITSELF }, BILLING, 'OWN_TENANT_DIRECT'],
  ['OWN_TENANT_NEEDS_PLAN', both(ITSELF, BILLING), EDITION_2026, 'OWN_TENANT_DIRECT'],
  [
    'NO_RELATIONSHIP',
    both(both(M365, ACTIVE), { relationship: { reseller: false } }),
    EDITION_2026,
    'M365_ADMIN_CENTER',
  ],
  [
    'NO_RELATIONSHIP',
    both(both(EDITION_2026, ACTIVE), { relationship: { reseller: false } }),
    M365,
    'M365_ADMIN_CENTER',
  ],
  [
    'NO_RELATIONSHIP',
    { ...EDITION_2026, ...M365, relationship: { reseller: false } },
    { relationship: { reseller: false, gdap: { status: 'expiring' } } },
    'M365_ADMIN_CENTER',
  ],
  [
    'RESELLER_VIA_PROVIDER',
    both(both(EDITION_2026, M365), RESELLER_BILLING),
    { issue: { topic: 'license-assignment' } },
    'M365_ADMIN_CENTER',
  ],
  ['RESELLER_VIA_PROVIDER', both(both(EDITION_2026, M365), RESELLER_BILLING), { edition: '2025' }, 'M365_ADMIN_CENTER'],
  [
    'RESELLER_VIA_PROVIDER',
    both(both(EDITION_2026, both(M365, { relationship: { gdap: null } })), RESELLER_BILLING),
    { partner: { type: 'advisor' } },
    'GDAP_INACTIVE',
  ],
  [
    'RBAC_ROLE_MISSING',
    both(ENTRA_2026, { relationship: { gdap: { status: 'active', roles: ['kaizala-administrator'] }, azureRbac: [] } }),
    { relationship: { gdap: { status: 'active', roles: ['user-administrator'] }, azureRbac: [] } },
    'AZURE_PORTAL',
  ],
  [
    'RBAC_ROLE_MISSING',
    both(ENTRA_2026, { relationship: { gdap: { status: 'expired', roles: ['user-administrator'] }, azureRbac: [] } }),
    { relationship: { gdap: { status: 'expiring', roles: ['user-administrator'] }, azureRbac: [] } },
    'AZURE_PORTAL',
  ],
  [
    'RBAC_ROLE_MISSING',
    { ...EDITION_2026, relationship: { gdap: { status: 'active', roles: ['user-administrator'] }, azureRbac: [] } },
    { product: { family: 'entra-id' } },
    'AZURE_PORTAL',
  ],
  [
    'AZURE_NEEDS_GDAP',
    { ...EDITION_2026, relationship: { gdap: null, azureRbac: undefined } },
    { relationship: { gdap: null, azureRbac: ['owner'] } },
    'AZURE_WITHOUT_ADMIN',
  ],
  [
    'AZURE_NEEDS_GDAP',
    { ...EDITION_2026, relationship: { gdap: null, azureRbac: undefined } },
    { edition: '2025' },
    'AZURE_WITHOUT_ADMIN',
  ],
  [
    'AZURE_NEEDS_GDAP',
    { ...EDITION_2026, relationship: { gdap: { status: 'pending' }, azureRbac: undefined } },
    { relationship: { gdap: { status: 'active' } } },
    'AZURE_PORTAL',
  ],
  ['DYNAMICS_ADMIN_CENTER', DYNAMICS, { product: { family: 'enterprise-mobility' } }, 'M365_ADMIN_CENTER'],
];

describe('the decision table', () => {
  it.each(PAIRS.map(([code, facts, change, otherwise]) => ({ code, facts, change, otherwise })))(
    'decides $code, and after one change of the facts $otherwise',
    ({ code, facts, change, otherwise }) => {
      expect(decisionOf(facts).code).toBe(code);
      expect(decisionOf(both(facts, change)).code).toBe(otherwise);
    },
  );

  it('has a pair for every row', () => {
    const tried = new Set(PAIRS.flatMap(([code, , , otherwise]) => [code, otherwise]));
    expect(ROWS.map(({ code }) => code).filter((code) => !tried.has(code))).toEqual([]);
  });

  it('has one code for each number, and the later numbers where they have to be tried', () => {
    const codes = new Map(ROWS.map(({ row, code }) => [row, code]));
    expect(ROWS.every(({ row, code }) => codes.get(row) === code)).toBe(true);
    expect(new Set(ROWS.map(({ code }) => code)).size).toBe(codes.size);
    const order = [...new Set(ROWS.map(({ row }) => row))];
    expect(order).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 21, 14, 15, 16, 22, 17, 18, 19, 20]);
  });

  it.each(EDITIONS)('knows in edition %s only the rows of it', (edition) => {
    const numbers = new Set(inEdition(ROWS, edition).map(({ row }) => row));
    expect([numbers.has(12), numbers.has(21), numbers.has(22)]).toEqual([
      edition !== '2024',
      ...Array(2).fill(edition === '2026'),
    ]);
  });

  it('names who can file instead', () => {
    expect(decisionOf({ filedBy: 'customer' }).whoCanFile).toEqual(['partner']);
    expect(decisionOf(RESELLER_BILLING).whoCanFile).toEqual(['direct-bill', 'indirect-provider']);
    expect(decisionOf(RESELLER_2025).whoCanFile).toEqual(['direct-bill', 'indirect-provider']);
    expect(decisionOf(both(BILLING, { relationship: { subscriptionProvider: false } })).whoCanFile).toEqual([
      'subscription-provider',
    ]);
    expect(decisionOf().whoCanFile).toEqual([]);
  });

  it('names the least role that would do', () => {
    const gdap = { gdap: { status: 'active' as const, roles: ['wizard'] } };
    expect(decisionOf({ ...M365, relationship: gdap }).leastRole).toBe('service-support-administrator');
    expect(decisionOf({ relationship: { azureRbac: [] } }).leastRole).toBe('support-request-contributor');
    expect(decisionOf().leastRole).toBeNull();
  });
});
