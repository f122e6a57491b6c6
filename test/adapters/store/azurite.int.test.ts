import { TableClient } from '@azure/data-tables';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../../local/stack/port.ts';
import { azureTable } from '../../../shared/adapters/store/azure-table.ts';
import { type Azurite, startAzurite } from '../../support/azurite.ts';
import { listContract } from './list-contract.ts';
import { storeContract } from './store-contract.ts';

describe('on Azurite', () => {
  let azurite: Azurite;
  beforeAll(async () => {
    azurite = await startAzurite();
  });
  afterAll(() => azurite.stop());

  const tableNamed = async (name: string) => {
    const client = TableClient.fromConnectionString(azurite.connectionString, name, { allowInsecureConnection: true });
    await client.createTable();
    return azureTable(async () => client);
  };
  storeContract(() => tableNamed('tickets'));
  listContract(() => tableNamed('lists'));
});

describe('without storage', () => {
  it('every call fails with STORAGE_UNAVAILABLE in bounded time', async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}/devstoreaccount1`;
    const connectionString = `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=YQ==;TableEndpoint=${endpoint};`;
    const table = azureTable(async () =>
      TableClient.fromConnectionString(connectionString, 'tickets', {
        allowInsecureConnection: true,
        retryOptions: { maxRetries: 1, retryDelayInMs: 10 },
      }),
    );
    const unavailable = expect.objectContaining({ code: 'STORAGE_UNAVAILABLE', status: 503 });
    await expect(table.get('a', 'b')).rejects.toEqual(unavailable);
    await expect(table.transact([{ op: 'delete', partitionKey: 'a', rowKey: 'b' }])).rejects.toEqual(unavailable);
    const rows = table.query({ partitionKey: 'a', from: 'a', to: 'b' })[Symbol.asyncIterator]();
    await expect(rows.next()).rejects.toEqual(unavailable);
  });
});
