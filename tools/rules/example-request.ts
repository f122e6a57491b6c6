import type { z } from 'zod';
import type { intentSchema } from '../../shared/contract/intent.ts';
import { FEATURE_NAMES, type Features, valuesOf } from '../../shared/core/decision/features.ts';

type Raw = z.input<typeof intentSchema>;

const PARTNER = '11111111-1111-4111-8111-111111111111';
const CUSTOMER = '22222222-2222-4222-8222-222222222222';

/** What is said of each fact where nothing else is asked for: its first value. */
const PLAIN = Object.fromEntries(FEATURE_NAMES.map((feature) => [feature, valuesOf(feature)[0]])) as Features;

/** A request with the facts of an example, as a caller would send it. */
export function exampleRequest(example: Partial<Features>): Raw {
  const facts = { ...PLAIN, ...example };
  const { topic } = facts;
  return {
    filedBy: facts.filedBy,
    partner: {
      tenantId: PARTNER,
      type: facts.partnerType,
      enrollment: facts.enrollment,
      ...(facts.tenant === 'own' && { ownTenantIds: [CUSTOMER] }),
    },
    customer: { tenantId: CUSTOMER, domain: 'contoso.example', cloud: CLOUD[facts.cloud] },
    relationship: relationship(facts),
    product: { family: facts.family },
    issue: { type: facts.issueType, severity: 'C', title: 'Example', ...(topic !== 'unsaid' && { topic }) },
    entitlement: { plan: facts.plan },
    contact: { firstName: 'Anna', lastName: 'Kiss', email: `anna@${MAIL[facts.contact]}` },
  };
}

const CLOUD = { same: 'commercial', mismatch: 'us-government', china: 'china' } as const;
const MAIL = { partner: 'partner.example', customer: 'contoso.example' } as const;
const STATUS = { active: 'active', expiring: 'expiring', inactive: 'expired' } as const;
const SAID = { unknown: undefined, yes: true, no: false } as const;
const DELEGATED = { unknown: undefined, permitted: ['service-support-administrator'], missing: [] };
const GRANTED = { unknown: undefined, permitted: ['support-request-contributor'], missing: [] };

function relationship({ reseller, subscriptionProvider, gdap, gdapRole, azureRole }: Features): Raw['relationship'] {
  const roles = DELEGATED[gdapRole];
  return said({
    reseller: SAID[reseller],
    subscriptionProvider: SAID[subscriptionProvider],
    gdap: gdap === 'unknown' ? undefined : gdap === 'none' ? null : said({ status: STATUS[gdap], roles }),
    azureRbac: GRANTED[azureRole],
  });
}

/** Without what isn't known. */
const said = <Members extends object>(members: Members): Members =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Members;
