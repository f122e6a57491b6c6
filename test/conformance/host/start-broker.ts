import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from './eventually.ts';

const program = fileURLToPath(new URL('../../../dist/local/broker.mjs', import.meta.url));

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
export const startBroker = async (queues: string[], lockDuration = 'PT1M'): Promise<BrokerProcess> => {
  const folder = mkdtempSync(join(tmpdir(), 'host-broker-'));
  const config = join(folder, 'Config.json');
  writeFileSync(config, JSON.stringify(configOf(queues, lockDuration)));

  const launch = async (port: number) => {
    const args = [program, '--config', config, '--port', String(port), '--data', join(folder, 'data')];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH } });
    const exited = new Promise((resolve) => child.once('close', resolve));
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk;
      });
    }
    const found = await eventually(() => /broker ready on 127\.0\.0\.1:(\d+)/.exec(said)?.[1]);
    const kill = async () => {
      child.kill('SIGKILL');
      await exited;
    };
    return { port: Number(found), kill, signal: (name: NodeJS.Signals) => void child.kill(name) };
  };

  let broker = await launch(0);
  const { port } = broker;
  return {
    connectionString: `Endpoint=sb://127.0.0.1:${port};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;`,
    restart: async () => {
      await broker.kill();
      broker = await launch(port);
    },
    signal: (name) => broker.signal(name),
    stop: async () => {
      await broker.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
