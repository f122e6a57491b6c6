import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type SpawnedBroker, type SpawnOptions, spawnBroker } from '../../spawn.ts';
import config from './Config.json' with { type: 'json' };

/** The environment variable that points the suite at another namespace, with the queues of `queueOf` in it. */
const variable = 'SERVICEBUS_CONFORMANCE_CONNECTION';
const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** How many queues there are of each that Config.json declares: one for each test of a group. */
const copies = 24;

/** The name of a test's own copy of a queue in Config.json. */
export const queueOf = (kind: string, test: number): string => `${kind}-${test}`;

export interface TestNamespace {
  connectionString: string;
  /** The namespace's time, in milliseconds since 1970. */
  now(): number;
  /** Lets so many milliseconds pass: a broker of our own has its clock put on, another namespace takes its time. */
  pass(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

/** The namespace under test: the one that the environment names, else a broker of our own. */
export async function openNamespace(): Promise<TestNamespace> {
  const given = process.env[variable];
  if (given) return { connectionString: given, now: Date.now, pass: (time) => sleep(time), close: async () => {} };
  const data = await mkdtemp(join(tmpdir(), 'broker-'));
  const file = join(data, 'Config.json');
  await writeFile(file, JSON.stringify(copied()));
  const broker = await startOwnBroker({ config: file, data });
  let offset = 0;
  return {
    connectionString: broker.connectionString,
    now: () => Date.now() + offset,
    async pass(milliseconds) {
      offset += milliseconds;
      await broker.travel(offset);
    },
    async close() {
      await broker.end('SIGTERM');
      await rm(data, { recursive: true });
    },
  };
}

function copied(): object {
  const [{ Name, Queues }] = config.UserConfig.Namespaces as [(typeof config.UserConfig.Namespaces)[0]];
  const tests = Array.from({ length: copies }, (_, n) => n + 1);
  const queues = Queues.flatMap((queue) => tests.map((test) => copyOf(queue, test)));
  return { ...config, UserConfig: { ...config.UserConfig, Namespaces: [{ Name, Queues: queues }] } };
}

function copyOf({ Name, Properties }: { Name: string; Properties?: object }, test: number): object {
  const { ForwardDeadLetteredMessagesTo: to, ...rest } = { ForwardDeadLetteredMessagesTo: '', ...Properties };
  return {
    Name: queueOf(Name, test),
    Properties: { ...rest, ForwardDeadLetteredMessagesTo: to && queueOf(to, test) },
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
