import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawnBroker } from './spawn.ts';

const program = fileURLToPath(new URL('../../dist/local/broker.mjs', import.meta.url));

/** The broker of the local stack in a process of its own. */
export interface BrokerProcess {
  connectionString: string;
  /** Kills it, and starts it again on the same port and data. */
  restart(): Promise<void>;
  signal(name: NodeJS.Signals): void;
  stop(): Promise<void>;
}

const configOf = (queues: string[], lockDuration: string) => ({
  UserConfig: {
    Namespaces: [
      {
        Name: 'sbemulatorns',
        Queues: queues.map((Name) => ({ Name, Properties: { LockDuration: lockDuration, MaxDeliveryCount: 3 } })),
      },
    ],
    Logging: { Type: 'File' },
  },
});

/** Starts a broker with these queues, each with three deliveries at most. */
export async function startBroker(queues: string[], lockDuration = 'PT1M'): Promise<BrokerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'host-broker-'));
  const config = join(folder, 'Config.json');
  writeFileSync(config, JSON.stringify(configOf(queues, lockDuration)));
  const launch = (port?: number) => spawnBroker({ program, config, data: join(folder, 'data'), port });

  let broker = await launch();
  const { port, connectionString } = broker;
  return {
    connectionString,
    restart: async () => {
      await broker.end('SIGKILL');
      broker = await launch(port);
    },
    signal: (name) => void broker.process.kill(name),
    stop: async () => {
      await broker.end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
