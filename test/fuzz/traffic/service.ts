import { fileURLToPath } from 'node:url';
import { insertPartner } from '../../../shared/adapters/store/partners.ts';
import { putSecret } from '../../../shared/adapters/store/webhook-secrets.ts';
import { ROLES, type Role } from '../../../shared/core/partner/roles.ts';
import { SECRET_SOURCES, type SecretSource, secretText } from '../../../shared/core/partner/webhook-secret.ts';
import { type Fleet, type FleetHost, startFleet } from '../../support/fleet.ts';
import type { CredentialName } from './plan.ts';
import { TENANTS } from './targets.ts';

/** The service under test, and what its callers hold. */
export interface Service {
  fleet: Fleet;
  /** The only one. */
  host: FleetHost;
  /** Where it listens, without a path. */
  origin: URL;
  /** What stands behind `Authorization: Bearer`; undefined for no such header. */
  credentials: Record<CredentialName, string | undefined>;
  /** The first partner's secrets of webhooks. */
  secrets: Record<SecretSource, string>;
}

/** More than a run can use up: a limit would only hide what lies behind it. */
const limits = { calls: 9_999_999, webhooks: 9_999_999, 'severity-a': 9_999_999 };

/** Promises to file that fall due within a long run, so that the sweep flags them under fire. */
const POLICY = new URL('policy.json', import.meta.url);

/** One host with two partners; the first one may act for a reseller. */
export async function startService(): Promise<Service> {
  const fleet = await startFleet({ env: { POLICY_FILE: fileURLToPath(POLICY) } });
  const [host] = fleet.hosts as [FleetHost];
  const [first, second, reseller] = TENANTS;
  await fleet.directory.transact([insertPartner({ tenantId: first, name: 'First', resellers: [reseller], limits })]);
  const keyOf = (tenantId: string, ...roles: Role[]) => fleet.addPartner(tenantId, { roles, limits });
  const secret = async (source: SecretSource) => {
    const name = { source, partnerTenantId: first, secretId: '0123456789abcdef' };
    await fleet.directory.transact([putSecret({ ...name, expiresAt: null })]);
    return [source, secretText(name, fleet.pepper)] as const;
  };
  return {
    fleet,
    host,
    origin: new URL(host.url),
    credentials: {
      all: await keyOf(first, ...ROLES),
      other: await keyOf(second, ...ROLES),
      submit: await keyOf(first, 'Tickets.Submit'),
      read: await keyOf(first, 'Tickets.Read'),
      update: await keyOf(first, 'Tickets.Update'),
      unknown: `tik_${'0'.repeat(16)}_${'a'.repeat(43)}`,
      malformed: 'tik_\u00e9 ',
      none: undefined,
    },
    secrets: Object.fromEntries(await Promise.all(SECRET_SOURCES.map(secret))) as Record<SecretSource, string>,
  };
}
