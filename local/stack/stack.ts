import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ToSupervisor } from '@csp-ticket-router/kit/ipc.ts';
import { checkSettings } from './check-settings.ts';
import { emulatorConfig } from './emulator-config.ts';
import { writeJson } from './json-file.ts';
import type { ProgramName, StackOptions } from './options.ts';
import { assertPortFree } from './port.ts';
import { connectionsOf, programsOf, queuesFile } from './programs.ts';
import { type DemoPartner, provision } from './provision.ts';
import { loadSecrets } from './secrets.ts';
import { createSupervised, type Supervised } from './supervised.ts';
import { createTravel } from './travel.ts';

/** What `stack.json` tells other programs while the stack is ready. */
export interface StackFile extends DemoPartner {
  api: string;
  admin: string;
  masterKey: string;
  /** Connection strings. */
  tables: string;
  serviceBus: string;
  pids: Record<ProgramName, number>;
}

export interface Stack {
  /** Starts all; resolves when requests are served. Rejects when a program can't start, with Misuse for a wrong setting. */
  start(): Promise<StackFile>;
  /** Milliseconds that its clock is ahead of the real one. */
  ahead(): number;
  /** Drains and ends the host, then the broker, then the tables. */
  stop(): Promise<void>;
}

// The host's own grace period is 5 s; the others only save.
const HOST_GRACE_MS = 8_000;
const SAVING_GRACE_MS = 5_000;

export function createStack(options: StackOptions, say: (line: string) => void): Stack {
  const { data, ports } = options;
  const path = join(data, 'stack.json');
  const secrets = loadSecrets(data);
  const connections = connectionsOf(options, secrets);
  const programs = programsOf(options, secrets);
  const travel = createTravel(data, () => [broker, host]);
  let file: StackFile | undefined;

  const pids = () => ({ host: host.pid(), broker: broker.pid(), tables: tables.pid() });
  const onRestart = () => {
    if (file === undefined) return;
    file = { ...file, pids: pids() };
    writeJson(path, file);
  };

  const supervise = (name: ProgramName): Supervised => {
    const program = () => programs[name](travel.offset());
    const onMessage = (message: ToSupervisor) => {
      if ('clock' in message) travel.acknowledged(supervised, message.clock.offset);
      if ('travel' in message) {
        const answer = (offset: number) => supervised.send({ travelled: { offset } });
        travel.advance(message.travel.by).then(answer, (error) => say(`Time travel failed: ${error}`));
      }
    };
    const supervised = createSupervised({ program, onMessage, onRestart, say });
    return supervised;
  };
  const tables = supervise('tables');
  const broker = supervise('broker');
  const host = supervise('host');

  return {
    start: async () => {
      checkSettings(options.app, programs.host(0).env);
      // One left by a supervisor that was killed would tell of programs that are gone.
      rmSync(path, { force: true });
      await Promise.all((['host', 'broker', 'tables'] as const).map((name) => assertPortFree(name, ports[name])));
      writeJson(queuesFile(data), emulatorConfig());
      const prepareTables = async () => {
        await tables.start();
        return provision({ tables: connections.tables, pepper: secrets.apiKeyPepper, dataDir: data });
      };
      const [partner] = await Promise.all([prepareTables(), broker.start()]);
      await host.start();
      const admin = `http://127.0.0.1:${ports.host}`;
      file = { api: `${admin}/api/v1`, admin, masterKey: secrets.masterKey, ...partner, ...connections, pids: pids() };
      writeJson(path, file);
      return file;
    },
    ahead: travel.offset,
    stop: async () => {
      file = undefined;
      rmSync(path, { force: true });
      await host.stop(HOST_GRACE_MS);
      await broker.stop(SAVING_GRACE_MS);
      await tables.stop(SAVING_GRACE_MS);
    },
  };
}
