import { azureBus } from '../../shared/adapters/bus/azure-bus.ts';
import { azureDeadLetters, type DeadLetters } from '../../shared/adapters/bus/dead-letters.ts';
import { azureTable } from '../../shared/adapters/store/azure-table.ts';
import type { Table } from '../../shared/adapters/store/table.ts';
import type { Connection } from '../../shared/start/config.ts';
import { connectBus, connectTable } from '../../shared/start/make-deps.ts';

interface Place {
  tickets: Table;
  bus: ReturnType<typeof azureBus>;
  deadLetters: DeadLetters;
  now(): number;
}

/** Works on the queues and tickets that the settings name. */
export async function withPostOffice<Result>(
  { tables, serviceBus }: { tables: Connection; serviceBus: Connection },
  work: (office: Place) => Promise<Result>,
): Promise<Result> {
  const client = await connectBus(serviceBus);
  const tickets = await connectTable(tables, 'tickets');
  try {
    return await work({
      tickets: azureTable(async () => tickets),
      bus: azureBus(async () => client),
      deadLetters: azureDeadLetters(client),
      now: () => Date.now(),
    });
  } finally {
    await client.close();
  }
}
