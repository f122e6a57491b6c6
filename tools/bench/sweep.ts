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

Flags tickets that fell due, on tables of their own in one run: with the sweep, with a bare script that reads each ticket
and writes its rows one by one, and with one that writes them in a transaction. Prints how much faster the sweep is, and
the storage operations a flag. Fails below the target for the first, and where a flag isn't set exactly once.`;

const TARGET = 2;
const NOW = Date.parse('2026-11-23T09:00:00Z');
const LATER = NOW + 3 * HOUR;

await runProgram(USAGE, async (args) => {
  const tickets = Number(readOptions(args, { tickets: { default: '2000' } }).tickets);
  const service = await startTables();
  try {
    const changes = await makeTickets(tickets, NOW);
    const ids = changes.map(({ ticket }) => ticket.id);
    const flag = async (what: string, act: (client: TableClient) => Promise<unknown>) => {
      const { client, requests } = await service.table(what.replaceAll(' ', ''));
      await storeTickets(
        azureTable(async () => client),
        changes,
      );
      const { seconds, cpu, asked } = await timed(requests, () => act(client));
      await checkFlags(client, ids);
      console.log(
        `${what.padEnd(20)} ${seconds.toFixed(1)} s, ${Math.round(tickets / seconds)} a second, ${(asked / tickets).toFixed(2)} storage operations and ${(cpu / tickets).toFixed(1)} ms of CPU a flag`,
      );
      return seconds;
    };
    const rows = await flag('row by row', (client) => flagOneByOne(client, writeRows));
    const transactions = await flag('ticket by ticket', (client) => flagOneByOne(client, writeTransaction));
    const { client: directory } = await service.table('directory');
    const sweep = await flag('sweep', (client) => runSweep(client, directory, tickets));
    const missed = rows / sweep < TARGET;
    if (missed) process.exitCode = 1;
    console.log(
      `The sweep is ${(rows / sweep).toFixed(1)} times as fast as row by row (target ${TARGET} ${missed ? 'MISSED' : 'met'}), ${(transactions / sweep).toFixed(1)} times as ticket by ticket; each flag is set once.`,
    );
  } finally {
    await service.stop();
  }
});

/** Sweeps, with a bus that only counts. */
async function runSweep(tickets: TableClient, directory: TableClient, expected: number): Promise<void> {
  let sent = 0;
  const { failed } = await sweepDue({
    tickets: azureTable(async () => tickets),
    directory: azureTable(async () => directory),
    bus: {
      offer: async (_: string, messages: unknown[]) => {
        sent += messages.length;
      },
    },
    now: () => LATER,
  } as unknown as Deps);
  if (failed.length > 0) throw new Error(`Expected no failure, found ${failed.length}`, { cause: failed[0] });
  if (sent !== expected) throw new Error(`Expected ${expected} notifications, found ${sent}`);
}

async function timed(count: () => number, act: () => Promise<unknown>) {
  const [began, before, cpuBefore] = [performance.now(), count(), process.cpuUsage()];
  await act();
  const { user, system } = process.cpuUsage(cpuBefore);
  return { seconds: (performance.now() - began) / 1_000, asked: count() - before, cpu: (user + system) / 1_000 };
}

type Write = (client: TableClient, operations: Operation[]) => Promise<unknown>;

/** What anybody would write: look what is due, then read and write each ticket. */
async function flagOneByOne(client: TableClient, write: Write): Promise<void> {
  for (const partition of PARTITIONS)
    for (const { ticketId } of await dueTickets(
      azureTable(async () => client),
      partition,
      LATER,
    )) {
      const row = await client.getEntity(partition, ticketKey(SCOPE.partnerTenantId, ticketId));
      const entity = row as unknown as Entity;
      const before = { ticket: ticketOf(entity), etag: row.etag, following: followingOf(entity) };
      const flagged = flagDue(before.ticket, LATER);
      await write(client, writingOf(SCOPE, before, flagged, { traceparent: traceparentOf() }).operations);
    }
}

async function writeRows(client: TableClient, operations: Operation[]): Promise<void> {
  for (const operation of operations) {
    if (operation.op === 'delete') await client.deleteEntity(operation.partitionKey, operation.rowKey);
    else if (operation.op === 'insert') await client.createEntity(operation.entity);
    else if (operation.op === 'upsert') await client.upsertEntity(operation.entity, 'Replace');
    else await client.updateEntity(operation.entity, 'Replace', { etag: operation.etag });
  }
}

function writeTransaction(client: TableClient, operations: Operation[]): Promise<unknown> {
  return client.submitTransaction(
    operations.map((operation): TransactionAction => {
      if (operation.op === 'delete') return ['delete', operation];
      if (operation.op === 'insert') return ['create', operation.entity];
      if (operation.op === 'upsert') return ['upsert', operation.entity, 'Replace'];
      return ['update', operation.entity, 'Replace', { etag: operation.etag }];
    }),
  );
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
