import type { TableClient, TransactionAction } from '@azure/data-tables';
import { readOptions, runProgram } from '@csp-ticket-router/kit/program.ts';
import { azureTable } from '../../shared/adapters/store/azure-table.ts';
import { dueTickets } from '../../shared/adapters/store/due-tickets.ts';
import { PARTITIONS, partitionOf, ticketKey } from '../../shared/adapters/store/keys.ts';
import { followingOf, ticketOf } from '../../shared/adapters/store/rows.ts';
import type { Entity, Operation } from '../../shared/adapters/store/table.ts';
import { loadHistory, writingOf } from '../../shared/adapters/store/tickets.ts';
import { HOUR } from '../../shared/core/sla/instant.ts';
import { flagDue } from '../../shared/core/ticket/record.ts';
import type { Deps } from '../../shared/deps.ts';
import { sweepDue } from '../../shared/flows/sweep-due.ts';
import { traceparentOf } from '../../shared/trace.ts';
import { makeTickets, SCOPE, storeTickets } from './due-tickets.ts';
import { startTables } from './table-service.ts';

const USAGE = `npm run bench:sweep [-- --tickets NUMBER]

Flags tickets that fell due: with the sweep, and with a bare script that reads and writes them one by one; both on a
table service of their own, in one run. Prints the ratio and the storage operations a flag. Fails below the target, and
where a flag isn't set exactly once.`;

const TARGET = 2;
const NOW = Date.parse('2026-11-23T09:00:00Z');
const LATER = NOW + 3 * HOUR;

const rate = (tickets: number, seconds: number) => `${Math.round(tickets / seconds)} a second`;

await runProgram(USAGE, async (args) => {
  const tickets = Number(readOptions(args, { tickets: { default: '2000' } }).tickets);
  const service = await startTables();
  try {
    const changes = await makeTickets(tickets, NOW);
    const bare = await service.table('bare');
    const swept = await service.table('swept');
    const directory = await service.table('directory');
    for (const { client } of [bare, swept])
      await storeTickets(
        azureTable(async () => client),
        changes,
      );

    const oneByOne = await timed(bare.requests, () => flagOneByOne(bare.client));
    let sent = 0;
    const sweep = await timed(swept.requests, async () => {
      const { failed } = await sweepDue({
        tickets: azureTable(async () => swept.client),
        directory: azureTable(async () => directory.client),
        bus: {
          offer: async (_: string, messages: unknown[]) => {
            sent += messages.length;
          },
        },
        now: () => LATER,
      } as unknown as Deps);
      if (failed.length > 0) throw new Error(`Expected no failure, found ${failed.length}`, { cause: failed[0] });
    });
    for (const { client } of [bare, swept])
      await checkFlags(
        client,
        changes.map(({ ticket }) => ticket.id),
      );
    if (sent !== tickets) throw new Error(`Expected ${tickets} notifications, found ${sent}`);

    const ratio = oneByOne.seconds / sweep.seconds;
    const missed = ratio < TARGET;
    if (missed) process.exitCode = 1;
    for (const [what, { seconds, requests, cpu }] of Object.entries({ 'one by one': oneByOne, sweep }))
      console.log(
        `${what.padEnd(11)} ${seconds.toFixed(1)} s, ${rate(tickets, seconds)}, ${(requests / tickets).toFixed(2)} storage operations and ${(cpu / tickets).toFixed(1)} ms of CPU a flag`,
      );
    console.log(
      `${ratio.toFixed(1)} times as fast (target ${TARGET} ${missed ? 'MISSED' : 'met'}), each flag set once`,
    );
  } finally {
    await service.stop();
  }
});

async function timed(count: () => number, act: () => Promise<unknown>) {
  const [began, before, cpu] = [performance.now(), count(), process.cpuUsage()];
  await act();
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: (performance.now() - began) / 1_000, requests: count() - before, cpu: (user + system) / 1_000 };
}

/** What anybody would write: look what is due, then read and write each ticket. */
async function flagOneByOne(client: TableClient): Promise<void> {
  for (const partition of PARTITIONS)
    for (const { ticketId } of await dueTickets(
      azureTable(async () => client),
      partition,
      LATER,
    )) {
      const row = await client.getEntity(partition, ticketKey(SCOPE.partnerTenantId, ticketId));
      const entity = row as unknown as Entity;
      const before = { ticket: ticketOf(entity), etag: row.etag, following: followingOf(entity) };
      const { operations } = writingOf(SCOPE, before, flagDue(before.ticket, LATER), { traceparent: traceparentOf() });
      await client.submitTransaction(operations.map(toAction));
    }
}

function toAction(operation: Operation): TransactionAction {
  if (operation.op === 'delete') return ['delete', operation];
  if (operation.op === 'insert') return ['create', operation.entity];
  if (operation.op === 'upsert') return ['upsert', operation.entity, 'Replace'];
  return ['update', operation.entity, 'Replace', { etag: operation.etag }];
}

/** Fails unless each ticket has the one breach that its clock has earned. */
async function checkFlags(client: TableClient, ids: readonly string[]): Promise<void> {
  const table = azureTable(async () => client);
  const left = await Promise.all(PARTITIONS.map((partition) => dueTickets(table, partition, LATER)));
  if (left.flat().length > 0) throw new Error(`Expected nothing to be due, found ${left.flat().length} tickets`);
  for (const id of ids) {
    const { events } = await loadHistory(table, SCOPE, id);
    const types = events.map(({ type }) => type).join(', ');
    if (types !== 'accepted, breached')
      throw new Error(`Expected one flag in partition ${partitionOf(id)}, found ${types}`);
  }
}
