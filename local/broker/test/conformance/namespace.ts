import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type SpawnedBroker, type SpawnOptions, spawnBroker } from '../../spawn.ts';

/** The environment variable that points the suite at another namespace, with the queues of Config.json in it. */
const variable = 'SERVICEBUS_CONFORMANCE_CONNECTION';
const root = fileURLToPath(new URL('../../../../', import.meta.url));

export interface TestNamespace {
  connectionString: string;
  close(): Promise<void>;
}

/** The namespace under test: the one that the environment names, else a broker of our own with the queues of Config.json. */
export async function openNamespace(): Promise<TestNamespace> {
  const given = process.env[variable];
  if (given) return { connectionString: given, close: async () => {} };
  const data = await mkdtemp(join(tmpdir(), 'broker-'));
  const config = fileURLToPath(new URL('./Config.json', import.meta.url));
  const broker = await startOwnBroker({ config, data });
  return {
    connectionString: broker.connectionString,
    async close() {
      await broker.end('SIGTERM');
      await rm(data, { recursive: true });
    },
  };
}

/** Bundles the broker from its sources, so that no stale build is tested, and starts it. */
export async function startOwnBroker(options: Omit<SpawnOptions, 'program'>): Promise<SpawnedBroker> {
  // Below node_modules, since the bundle leaves its packages there.
  const program = join(root, 'node_modules', '.cache', `broker-${randomUUID()}.mjs`);
  await build({
    entryPoints: [join(root, 'local/broker/main.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
  });
  return spawnBroker({ program, ...options }).finally(() => rm(program));
}
