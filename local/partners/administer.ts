import { isLive, makeApiKey } from '../../shared/auth/api-key.ts';
import { DAY, type Instant } from '../../shared/sla/instant.ts';
import { dropKey, listKeys, putKey } from '../../shared/store/api-keys.ts';
import {
  type App,
  dropApp,
  dropPartner,
  insertApp,
  insertPartner,
  type Limits,
  type LoadedPartner,
  listApps,
  loadApp,
  loadPartner,
  updatePartner,
} from '../../shared/store/partners.ts';
import { type Operation, type Table, WriteConflict } from '../../shared/store/table.ts';
import type { Grant, KeyTerms } from './arguments.ts';

/** Where partners are kept, what keys are hashed with, and the instant of asking. */
export interface Office {
  directory: Table;
  pepper: string;
  now: Instant;
}

/** A partner's keys that are good at one time: the one in use, and the one that comes after it. */
const MOST_LIVE_KEYS = 2;

/** Enters a partner with its first key, whose text is answered and kept nowhere. */
export async function addPartner(office: Office, tenantId: string, name: string, terms: KeyTerms): Promise<string> {
  const { text, stored } = newKey(office, tenantId, terms);
  await transact(
    office,
    [insertPartner({ tenantId, name, resellers: [] }), putKey(stored)],
    `${tenantId} is there already`,
  );
  return text;
}

/** Issues another key and answers its text; the one there was dies after the days of grace, 0 for at once. */
export async function rotateKey(office: Office, tenantId: string, graceDays: number, terms: KeyTerms): Promise<string> {
  const partner = await knownPartner(office, tenantId);
  const keys = (await listKeys(office.directory)).filter((key) => key.partnerTenantId === tenantId);
  const live = keys.filter((key) => isLive(key, office.now));
  if (graceDays > 0 && live.length >= MOST_LIVE_KEYS) {
    const ids = live.map(({ keyId }) => keyId).join(', ');
    throw new Error(`expected at most one live key, found ${ids}: remove one, or rotate with --grace 0`);
  }
  const { text, stored } = newKey(office, tenantId, terms);
  const end = office.now + graceDays * DAY;
  const old = keys.map((key) =>
    graceDays > 0 && live.includes(key)
      ? putKey({ ...key, expiresAt: Math.min(key.expiresAt ?? end, end) })
      : dropKey(key.keyId),
  );
  await transact(office, [updatePartner(partner), putKey(stored), ...old]);
  return text;
}

/** Lets an application act as the partner, or the partner for a reseller. */
export async function allow(office: Office, tenantId: string, grant: Grant): Promise<void> {
  const partner = await knownPartner(office, tenantId);
  if ('app' in grant) {
    const added = insertApp(grant.app, tenantId);
    await transact(
      office,
      [updatePartner(partner), added],
      `${nameOf(grant.app)} is allowed already, to this partner or another`,
    );
  } else {
    const resellers = [...new Set([...partner.resellers, grant.reseller])];
    await transact(office, [updatePartner({ ...partner, resellers })]);
  }
}

/** Gives a partner limits of its own, in place of those that it had. */
export async function limit(office: Office, tenantId: string, limits: Limits): Promise<void> {
  const partner = await knownPartner(office, tenantId);
  await transact(office, [updatePartner({ ...partner, limits })]);
}

/** Takes one thing away from a partner. It is dead with the next call. */
export async function removeFrom(office: Office, tenantId: string, what: Grant | { key: string }): Promise<void> {
  const partner = await knownPartner(office, tenantId);
  if ('reseller' in what) {
    if (!partner.resellers.includes(what.reseller)) throw new Error(`${tenantId} has no reseller ${what.reseller}`);
    const resellers = partner.resellers.filter((reseller) => reseller !== what.reseller);
    await transact(office, [updatePartner({ ...partner, resellers })]);
  } else if ('app' in what) {
    if ((await loadApp(office.directory, what.app)) !== tenantId)
      throw new Error(`${tenantId} has no application ${nameOf(what.app)}`);
    await transact(office, [updatePartner(partner), dropApp(what.app)]);
  } else {
    const keys = await listKeys(office.directory);
    if (!keys.some(({ keyId, partnerTenantId }) => keyId === what.key && partnerTenantId === tenantId))
      throw new Error(`${tenantId} has no key ${what.key}`);
    await transact(office, [updatePartner(partner), dropKey(what.key)]);
  }
}

/** Takes a partner out with all its credentials; what it has stored stays. */
export async function removePartner(office: Office, tenantId: string): Promise<void> {
  const { directory } = office;
  await knownPartner(office, tenantId);
  const [keys, apps] = await Promise.all([listKeys(directory), listApps(directory)]);
  const own = ({ partnerTenantId }: { partnerTenantId: string }) => partnerTenantId === tenantId;
  await transact(office, [
    dropPartner(tenantId),
    ...keys.filter(own).map(({ keyId }) => dropKey(keyId)),
    ...apps.filter(own).map(dropApp),
  ]);
}

const nameOf = ({ tenantId, appId }: App): string => `${tenantId}/${appId}`;

const newKey = ({ pepper, now }: Office, tenantId: string, { days, roles }: KeyTerms) =>
  makeApiKey(tenantId, pepper, { expiresAt: now + days * DAY, roles });

async function knownPartner({ directory }: Office, tenantId: string): Promise<LoadedPartner> {
  const partner = await loadPartner(directory, tenantId);
  if (partner === null) throw new Error(`${tenantId} is not a partner: add it first`);
  return partner;
}

async function transact(
  { directory }: Office,
  operations: Operation[],
  conflict = 'somebody changed the partner meanwhile; look, and try again',
) {
  try {
    await directory.transact(operations);
  } catch (error) {
    throw error instanceof WriteConflict ? new Error(conflict, { cause: error }) : error;
  }
}
