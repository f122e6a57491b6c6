import { isBeingRemoved, type LoadedPartner, loadPartner } from '../../shared/adapters/store/partners.ts';
import { type Operation, type Table, WriteConflict } from '../../shared/adapters/store/table.ts';
import { isLive } from '../../shared/core/partner/api-key.ts';
import { DAY, type Instant } from '../../shared/core/sla/instant.ts';

/** Where partners are kept, what keys are hashed with, and the instant of asking. */
export interface Office {
  directory: Table;
  pepper: string;
  now: Instant;
}

/** A partner that must be there. */
export async function knownPartner({ directory }: Office, tenantId: string): Promise<LoadedPartner> {
  const partner = await loadPartner(directory, tenantId);
  if (partner === null) throw new Error(`${tenantId} is not a partner`);
  return partner;
}

/** A partner that must be there and is to stay. */
export async function changeablePartner(office: Office, tenantId: string): Promise<LoadedPartner> {
  const partner = await knownPartner(office, tenantId);
  // Asked for after the partner was read: a removal that begins later changes the partner's tag.
  if (await isBeingRemoved(office.directory, tenantId))
    throw new Error(`${tenantId} is being removed: remove it again to finish that`);
  return partner;
}

/** Changes rows together; a conflict is told to the operator. */
export async function transact({ directory }: Office, operations: Operation[]): Promise<void> {
  try {
    await directory.transact(operations);
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    throw new Error('somebody changed the partner meanwhile; look, and try again', { cause: error });
  }
}

/** How credentials of one kind are kept. */
interface Kept<Credential> {
  name(credential: Credential): string;
  put(credential: Credential): Operation;
  drop(credential: Credential): Operation;
}

/** A partner's credentials of one kind that are good at one time: the one in use, and the one that comes after it. */
const MOST_LIVE = 2;

/**
 * What becomes of credentials when another takes their place: those that are good die after the days of grace, 0 for at
 * once, and the rest is cleared away. Throws where that would leave more than two.
 */
export function retire<Credential extends { expiresAt: Instant | null }>(
  credentials: Credential[],
  graceDays: number,
  now: Instant,
  { name, put, drop }: Kept<Credential>,
): Operation[] {
  const live = credentials.filter((credential) => isLive(credential, now));
  if (graceDays > 0 && live.length >= MOST_LIVE) {
    const names = live.map(name).join(', ');
    throw new Error(`expected at most one that is live, found ${names}: remove one, or rotate with --grace 0`);
  }
  const end = now + graceDays * DAY;
  return credentials.map((credential) =>
    graceDays > 0 && live.includes(credential)
      ? put({ ...credential, expiresAt: Math.min(credential.expiresAt ?? end, end) })
      : drop(credential),
  );
}
