import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TableClient } from '@azure/data-tables';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../../local/stack/port.ts';
import { azureTable } from '../../../shared/adapters/store/azure-table.ts';
import type { Table } from '../../../shared/adapters/store/table.ts';
import { type Azurite, startAzurite } from '../../support/azurite.ts';
import { isCollected } from '../../support/garbage.ts';
import { listContract } from './list-contract.ts';
import { storeContract } from './store-contract.ts';

describe('on Azurite', () => {
  let azurite: Azurite;
  beforeAll(async () => {
    azurite = await startAzurite();
  });
  afterAll(() => azurite.stop());

  const makeClient = async (name: string) => {
    const client = TableClient.fromConnectionString(azurite.connectionString, name, { allowInsecureConnection: true });
    await client.createTable();
    return client;
  };
  const makeTable = async (name: string) => {
    const client = await makeClient(name);
    return azureTable(async () => client);
  };
  storeContract(() => makeTable('tickets'));
  listContract(() => makeTable('lists'));

  describe('a range that is read page by page', () => {
    let table: Table;
    const all = { partitionKey: 'p', from: 'row', to: 'rox' };
    beforeAll(async () => {
      table = await makeTable('pages');
      const rows = Array.from({ length: 20 }, (_, index) => ({
        partitionKey: 'p',
        rowKey: `row!${String(index).padStart(2, '0')}`,
        text: 'x'.repeat(30_000),
      }));
      await table.transact(rows.map((entity) => ({ op: 'insert', entity })));
    });

    it('has every row once, whatever the size of the first page', async () => {
      for (const first of [1, 3, 1_000]) {
        const keys: string[] = [];
        for await (const { rowKey } of table.query(all, first)) keys.push(rowKey);
        expect(new Set(keys).size).toBe(20);
        expect(keys).toEqual([...keys].sort());
      }
    });

    it('lets go of each page with the next one', async () => {
      const pages: WeakRef<object>[] = [];
      const client = await makeClient('pages');
      const watched = Object.assign(Object.create(client) as TableClient, {
        listEntities: (...asked: Parameters<TableClient['listEntities']>) => ({
          byPage: (settings: object) => watchPages(client.listEntities(...asked).byPage(settings), pages),
        }),
      });
      const rows = azureTable(async () => watched)
        .query(all, 2)
        [Symbol.asyncIterator]();
      while (pages.length < 3) await rows.next();
      expect(await Promise.all(pages.slice(0, 2).map(isCollected))).toEqual([true, true]);
    });
  });
});

describe('a transaction that is answered with 202', () => {
  const part = (status: string) =>
    `--changesetresponse_1\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 ${status}\r\n\r\n\r\n`;
  const answered = async (parts: string[]) => {
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(202, { 'content-type': 'multipart/mixed; boundary=batchresponse_1' });
      response.end(`--batchresponse_1\r\n${parts.join('')}--changesetresponse_1--\r\n--batchresponse_1--\r\n`);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const table = azureTable(async () => clientOf((server.address() as AddressInfo).port));
    const entity = (rowKey: string) => ({ op: 'insert' as const, entity: { partitionKey: 'p', rowKey } });
    try {
      return await table.transact([entity('a'), entity('b')]);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  };

  it('is done where each operation is', async () => {
    await expect(answered([part('204 No Content'), part('204 No Content')])).resolves.toBeUndefined();
  });

  it.each([
    ['412 Precondition Failed', { name: 'WriteConflict' }],
    ['409 Conflict', { name: 'WriteConflict' }],
    ['500 Internal Server Error', { code: 'STORAGE_UNAVAILABLE' }],
  ])('isn’t where one says %s, though it says no more', async (status, error) => {
    await expect(answered([part(status)])).rejects.toMatchObject(error);
  });

  it('isn’t where not every operation is told of', async () => {
    await expect(answered([part('204 No Content')])).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
  });
});

/** The same pages, of which it is noted weakly which were given out. */
async function* watchPages<Page extends object>(pages: AsyncIterable<Page>, given: WeakRef<object>[]) {
  for await (const page of pages) {
    given.push(new WeakRef(page));
    yield page;
  }
}

const clientOf = (port: number, maxRetries = 0) => {
  const endpoint = `http://127.0.0.1:${port}/devstoreaccount1`;
  const connectionString = `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=YQ==;TableEndpoint=${endpoint};`;
  const retryOptions = { maxRetries, retryDelayInMs: 10 };
  return TableClient.fromConnectionString(connectionString, 'tickets', { allowInsecureConnection: true, retryOptions });
};

describe('without storage', () => {
  it('every call fails with STORAGE_UNAVAILABLE in bounded time', async () => {
    const port = await freePort();
    const table = azureTable(async () => clientOf(port, 1));
    const unavailable = expect.objectContaining({ code: 'STORAGE_UNAVAILABLE', status: 503 });
    await expect(table.get('a', 'b')).rejects.toEqual(unavailable);
    await expect(table.transact([{ op: 'delete', partitionKey: 'a', rowKey: 'b' }])).rejects.toEqual(unavailable);
    const rows = table.query({ partitionKey: 'a', from: 'a', to: 'b' })[Symbol.asyncIterator]();
    await expect(rows.next()).rejects.toEqual(unavailable);
  });
});
