import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBroker } from '../broker.ts';
import { parseConfig } from '../config.ts';

const queues = parseConfig(JSON.stringify({ UserConfig: { Namespaces: [{ Name: 'n', Queues: [{ Name: 'q' }] }] } }));

/** A broker with the queue `q` in the test's own process. `idleTimeout`: milliseconds, by default too long to be met. */
export async function startInProcess(idleTimeout = 120_000) {
  const data = await mkdtemp(join(tmpdir(), 'broker-'));
  const logged: string[] = [];
  const broker = await startBroker({
    queues,
    data,
    host: '127.0.0.1',
    port: 0,
    key: { name: 'RootManageSharedAccessKey', value: 'SAS_KEY_VALUE' },
    clockOffset: 0,
    idleTimeout,
    log: (line) => logged.push(line),
  });
  return {
    port: broker.port,
    logged,
    async close() {
      await broker.close();
      await rm(data, { recursive: true });
    },
  };
}
