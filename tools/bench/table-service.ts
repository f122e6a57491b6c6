import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../../local/stack/launch.ts';
import { freePort } from '../../local/stack/port.ts';
import { connectTable } from '../../shared/start/make-deps.ts';

/** The root of the checkout, seen from dist/local. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/** Azurite's table service in a process of its own, keeping everything in memory. */
export async function startTables() {
  const port = await freePort();
  const running = launch(
    {
      name: 'table service',
      args: [
        join(root, 'local/stack/tables.mjs'),
        ...['--tableHost', '127.0.0.1', '--tablePort', String(port)],
        ...['--inMemoryPersistence', '--silent', '--disableTelemetry'],
      ],
      env: {},
      quiet: true,
    },
    () => undefined,
  );
  await running.ready;
  const endpoint = `http://127.0.0.1:${port}/devstoreaccount1`;
  const connectionString = `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=${KEY};TableEndpoint=${endpoint};`;
  return {
    /** A new table, as the app connects to it, and how many requests went to it so far. */
    table: async (name: string) => {
      const client = await connectTable({ connectionString }, name);
      await client.createTable();
      let requests = 0;
      client.pipeline.addPolicy({
        name: 'count',
        sendRequest: (request, next) => {
          requests += 1;
          return next(request);
        },
      });
      return { client, requests: () => requests };
    },
    stop: async () => {
      running.kill('SIGKILL');
      await running.exited;
    },
  };
}
