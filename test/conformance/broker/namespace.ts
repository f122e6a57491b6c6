import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type SpawnedBroker, spawnBroker } from '../../../local/broker/spawn.ts';

/** The environment variable that points the suite at another namespace, with the queues of Config.json in it. */
const variable = 'SERVICEBUS_CONFORMANCE_CONNECTION';
const root = fileURLToPath(new URL('../../../', import.meta.url));

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
export async function startOwnBroker(options: {
  config: string;
  data: string;
  extra?: string[];
  port?: number;
}): Promise<SpawnedBroker> {
  const program = await bundle();
  return spawnBroker({ program, ...options });
}

let bundled: Promise<string> | undefined;
const bundle = () => {
  bundled ??= buildBroker();
  return bundled;
};

async function buildBroker(): Promise<string> {
  // Below node_modules, since the bundle leaves its packages there.
  const outfile = join(root, 'node_modules', '.cache', `broker-under-test-${process.pid}.mjs`);
  await build({
    entryPoints: [join(root, 'local/broker/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
  });
  return outfile;
}
