import { isBeingRemoved, type LoadedPartner, loadPartner } from '../../adapters/store/partners.ts';
import { type Operation, type Table, WriteConflict } from '../../adapters/store/table.ts';
import type { Instant } from '../../core/sla/instant.ts';

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
