import { randomBytes } from 'node:crypto';
import { dropKey, listKeys, putKey } from '../../shared/adapters/store/api-keys.ts';
import { TRANSACTION_ROWS } from '../../shared/adapters/store/limits.ts';
import {
  beginRemoval,
  dropApp,
  endRemoval,
  insertApp,
  insertPartner,
  isBeingRemoved,
  listApps,
  loadApp,
  loadPartner,
  updatePartner,
} from '../../shared/adapters/store/partners.ts';
import { dropSecret, loadAllSecrets, loadSecrets, putSecret } from '../../shared/adapters/store/webhook-secrets.ts';
import type { StoredKey } from '../../shared/core/partner/api-key.ts';
import { KEY_BYTES, makeApiKey } from '../../shared/core/partner/api-key.ts';
import type { App, Limits } from '../../shared/core/partner/partner.ts';
import { KEY_ROLES, type Role } from '../../shared/core/partner/roles.ts';
import type { SecretSource, WebhookSecret } from '../../shared/core/partner/webhook-secret.ts';
import { DAY } from '../../shared/core/sla/instant.ts';
import type { Grant, KeyTerms, LimitChanges, Removable } from './arguments.ts';
import { changeablePartner, knownPartner, type Office, retire, transact } from './office.ts';
import { checkPepper } from './pepper-check.ts';

/** Enters a partner with its first key, whose text is answered and kept nowhere. */
export async function addPartner(office: Office, tenantId: string, name: string, terms: KeyTerms): Promise<string> {
  if ((await loadPartner(office.directory, tenantId)) !== null) throw new Error(`${tenantId} is there already`);
  const { text, stored } = newKey(office, tenantId, terms, KEY_ROLES);
  const partner = insertPartner({ tenantId, name, resellers: [], limits: {} });
  await transact(office, [...(await checkPepper(office)), partner, putKey(stored)]);
  return text;
}

/** Issues another key and answers its text; the one there was dies after the days of grace, 0 for at once. */
export async function rotateKey(office: Office, tenantId: string, graceDays: number, terms: KeyTerms): Promise<string> {
  const partner = await changeablePartner(office, tenantId);
  const keys = (await listKeys(office.directory)).filter((key) => key.partnerTenantId === tenantId);
  const { text, stored } = newKey(office, tenantId, terms, newest(keys)?.roles ?? KEY_ROLES);
  const old = retire(keys, graceDays, office.now, {
    name: ({ keyId }) => keyId,
    put: putKey,
    drop: ({ keyId }) => dropKey(keyId),
  });
  await transact(office, [...(await checkPepper(office)), updatePartner(partner), putKey(stored), ...old]);
  return text;
}

/** Issues another secret for webhooks of one source and answers it; the one there was dies after the days of grace. */
export async function rotateSecret(
  office: Office,
  tenantId: string,
  source: SecretSource,
  graceDays: number,
): Promise<WebhookSecret> {
  const partner = await changeablePartner(office, tenantId);
  const secrets = await loadSecrets(office.directory, source, tenantId);
  const secretId = randomBytes(8).toString('hex');
  const fresh = { source, partnerTenantId: tenantId, secretId, expiresAt: null };
  const old = retire(secrets, graceDays, office.now, { name: secretName, put: putSecret, drop: dropSecret });
  await transact(office, [...(await checkPepper(office)), updatePartner(partner), putSecret(fresh), ...old]);
  return fresh;
}

/** Lets an application act as the partner, which it may do for one alone, or the partner for a reseller. */
export async function allow(office: Office, tenantId: string, grant: Grant): Promise<void> {
  const partner = await changeablePartner(office, tenantId);
  if ('app' in grant) {
    const holder = await loadApp(office.directory, grant.app);
    if (holder === tenantId) return;
    if (holder !== null) throw new Error(`${nameOf(grant.app)} acts as ${holder} already`);
    await transact(office, [updatePartner(partner), insertApp(grant.app, tenantId)]);
  } else {
    const resellers = [...new Set([...partner.resellers, grant.reseller])];
    await transact(office, [updatePartner({ ...partner, resellers })]);
  }
}

/** Changes a partner's own limits, and answers those that it has then. */
export async function limit(office: Office, tenantId: string, changes: LimitChanges): Promise<Limits> {
  const partner = await changeablePartner(office, tenantId);
  const changed = Object.entries({ ...partner.limits, ...changes });
  const limits: Limits = Object.fromEntries(changed.flatMap(([name, to]) => (to === null ? [] : [[name, to]])));
  await transact(office, [updatePartner({ ...partner, limits })]);
  return limits;
}

/** Takes one thing away from a partner. It is dead with the next call. */
export async function removeFrom(office: Office, tenantId: string, what: Removable): Promise<void> {
  const partner = await changeablePartner(office, tenantId);
  if ('reseller' in what) {
    if (!partner.resellers.includes(what.reseller)) throw new Error(`${tenantId} has no reseller ${what.reseller}`);
    const resellers = partner.resellers.filter((reseller) => reseller !== what.reseller);
    await transact(office, [updatePartner({ ...partner, resellers })]);
  } else if ('app' in what) {
    if ((await loadApp(office.directory, what.app)) !== tenantId)
      throw new Error(`${tenantId} has no application ${nameOf(what.app)}`);
    await transact(office, [updatePartner(partner), dropApp(what.app)]);
  } else if ('secret' in what) {
    const secrets = await loadAllSecrets(office.directory, tenantId);
    const secret = secrets.find((one) => secretName(one) === what.secret);
    if (secret === undefined) throw new Error(`${tenantId} has no secret ${what.secret}`);
    await transact(office, [updatePartner(partner), dropSecret(secret)]);
  } else {
    const keys = await listKeys(office.directory);
    if (!keys.some(({ keyId, partnerTenantId }) => keyId === what.key && partnerTenantId === tenantId))
      throw new Error(`${tenantId} has no key ${what.key}`);
    await transact(office, [updatePartner(partner), dropKey(what.key)]);
  }
}

/** A transaction's rows, less the two that end a removal. */
const DROPPED_AT_ONCE = TRANSACTION_ROWS - 2;

/**
 * Takes a partner out with all its credentials; what it has stored stays. First it is marked, so that no change of its
 * credentials comes after they are listed. Its own row goes last: when this stops in the middle, once more finishes it.
 */
export async function removePartner(office: Office, tenantId: string): Promise<void> {
  const { directory } = office;
  const partner = await knownPartner(office, tenantId);
  if (!(await isBeingRemoved(directory, tenantId))) await transact(office, beginRemoval(partner));
  const [keys, apps, secrets] = await Promise.all([
    listKeys(directory),
    listApps(directory),
    loadAllSecrets(directory, tenantId),
  ]);
  const own = ({ partnerTenantId }: { partnerTenantId: string }) => partnerTenantId === tenantId;
  const drops = [
    ...keys.filter(own).map(({ keyId }) => dropKey(keyId)),
    ...apps.filter(own).map(dropApp),
    ...secrets.map(dropSecret),
  ];
  while (drops.length > DROPPED_AT_ONCE) await transact(office, drops.splice(0, DROPPED_AT_ONCE));
  await transact(office, [...drops, ...endRemoval(tenantId)]);
}

const nameOf = ({ tenantId, appId }: App): string => `${tenantId}/${appId}`;

/** How a secret is named in lists and commands. */
export const secretName = ({ source, secretId }: WebhookSecret): string => `${source}/${secretId}`;

const newKey = ({ pepper, now }: Office, tenantId: string, { days, roles }: KeyTerms, usual: readonly Role[]) =>
  makeApiKey(tenantId, { random: randomBytes(KEY_BYTES), pepper, expiresAt: now + days * DAY, roles: roles ?? usual });

/** The key that lives longest: what is replaced during a rotation has its end set already. */
const newest = (keys: StoredKey[]): StoredKey | undefined =>
  [...keys].sort((a, b) => (b.expiresAt ?? Number.POSITIVE_INFINITY) - (a.expiresAt ?? Number.POSITIVE_INFINITY))[0];
