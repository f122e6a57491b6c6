import { randomBytes } from 'node:crypto';
import { PARTITIONS, partitionOf } from '../../shared/adapters/store/keys.ts';
import type { Table } from '../../shared/adapters/store/table.ts';
import { type Writing, writeTogether, writingOf } from '../../shared/adapters/store/tickets.ts';
import { writeGroups } from '../../shared/adapters/store/write-groups.ts';
import { intentExample, intentSchema } from '../../shared/contract/intent.ts';
import { scopeOf } from '../../shared/core/partner/scope.ts';
import { DEFAULT_SETTINGS, definePolicies } from '../../shared/core/policy/policy.ts';
import type { Instant } from '../../shared/core/sla/instant.ts';
import { accept } from '../../shared/core/ticket/accept.ts';
import type { Change } from '../../shared/core/ticket/record.ts';
import { decideIntent } from '../../shared/flows/decide-intent.ts';
import { traceparentOf } from '../../shared/trace.ts';

const intent = intentSchema.parse(intentExample);
export const SCOPE = scopeOf(intent.partner.tenantId);

/** So many tickets just accepted, spread over all partitions. */
export async function makeTickets(count: number, now: Instant): Promise<Change[]> {
  const policy = definePolicies(DEFAULT_SETTINGS)['2024'];
  const { provisionalDueAt: _, at: __, ...decided } = await decideIntent(intent, policy, now);
  const { partnerTenantId } = SCOPE;
  return Array.from({ length: count }, () => {
    const id = randomBytes(16).toString('hex');
    return accept({ ...decided, given: [], id, partnerTenantId, fingerprint: '', by: 'bench' }, now);
  });
}

/** Stores tickets as they stand when they fall due: what they owed at first has long been settled. */
export async function storeTickets(table: Table, changes: readonly Change[]): Promise<void> {
  const options = { traceparent: traceparentOf() };
  await Promise.all(
    PARTITIONS.map(async (partition) => {
      const own = changes.filter(({ ticket }) => partitionOf(ticket.id) === partition);
      const writings = own.map((change) => writingOf(SCOPE, null, change, options));
      for (const group of writeGroups(writings)) await writeTogether(table, group.map(settled));
    }),
  );
}

const settled = (writing: Writing): Writing => ({
  ...writing,
  operations: writing.operations.filter(
    (operation) => 'entity' in operation && operation.entity.outboxId === undefined,
  ),
});
