import { TableClient } from '@azure/data-tables';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { azureTable } from '../../../shared/adapters/store/azure-table.ts';
import { listTickets } from '../../../shared/adapters/store/list-tickets.ts';
import { commit } from '../../../shared/adapters/store/tickets.ts';
import { type Azurite, startAzurite } from '../../support/azurite.ts';
import { SCOPE, TRACE } from '../../support/fixtures.ts';
import { largestTicket } from '../../support/largest.ts';

const MIB = 1_024 * 1_024;
const TICKETS = 216;

let azurite: Azurite;
let client: TableClient;
let answered = 0;
beforeAll(async () => {
  azurite = await startAzurite();
  client = TableClient.fromConnectionString(azurite.connectionString, 'tickets', { allowInsecureConnection: true });
  await client.createTable();
  const ids = Array.from({ length: TICKETS }, (_, index) =>
    `${(index % 16).toString(16)}${1_000 + index}`.padEnd(32, '0'),
  );
  const table = azureTable(async () => client);
  for (const id of ids) await commit(table, SCOPE, null, largestTicket(id), { traceparent: TRACE });
  client.pipeline.addPolicy({
    name: 'weigh',
    sendRequest: async (request, next) => {
      const response = await next(request);
      answered += response.bodyAsText?.length ?? 0;
      return response;
    },
  });
}, 240_000);
afterAll(() => azurite.stop());

describe('lists of the largest tickets', () => {
  it('read little more than they show: a page of two hundred in a megabyte', async () => {
    const page = await listTickets(
      azureTable(async () => client),
      SCOPE,
      { size: 200, after: null },
    );
    const shown = JSON.stringify(page.tickets).length;
    expect(page.tickets.length).toBeGreaterThan(0);
    expect(shown).toBeLessThan(MIB / 2);
    expect(answered).toBeLessThan(MIB);
  });
});
