import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** What `spawnBroker` starts. Paths are absolute or relative to the working directory. */
export interface SpawnOptions {
  /** The bundled broker, `dist/local/broker.mjs`. */
  program: string;
  config: string;
  data: string;
  /** 0 or missing takes any free one. */
  port?: number;
  /** Further arguments of the broker. */
  extra?: readonly string[];
}

/** A broker in its own process. */
export interface SpawnedBroker {
  process: ChildProcess;
  port: number;
  connectionString: string;
  /** What it has said on stderr so far. */
  said(): string;
  /** Sets the distance of its clock to real time, in milliseconds, and waits until that is done. */
  travel(offset: number): Promise<void>;
  /** Ends it in order (SIGTERM) or at once (SIGKILL) and waits for it; answers the exit code. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Starts a broker and waits until it is ready. Rejects with what it said on stderr if it ends before. */
export async function spawnBroker({
  program,
  config,
  data,
  port = 0,
  extra = [],
}: SpawnOptions): Promise<SpawnedBroker> {
  const args = ['--config', config, '--data', data, '--port', String(port), ...extra];
  const child = fork(program, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = once(child, 'message') as Promise<[{ ready: { port: number } }]>;
  const first = await Promise.race([ready, exit]);
  if (!Array.isArray(first)) throw new Error(`broker ended with ${first}: ${said.trim()}`);
  const at = first[0].ready.port;
  return {
    process: child,
    port: at,
    connectionString: connectionString(at),
    said: () => said,
    async travel(offset) {
      const done = once(child, 'message');
      child.send({ clock: { offset } });
      await done;
    },
    end(signal) {
      child.kill(signal);
      return exit;
    },
  };
}

/** How clients reach a broker on this machine. */
export function connectionString(port: number, key = 'SAS_KEY_VALUE'): string {
  const parts = {
    Endpoint: `sb://127.0.0.1:${port}`,
    SharedAccessKeyName: 'RootManageSharedAccessKey',
    SharedAccessKey: key,
    UseDevelopmentEmulator: 'true',
  };
  return Object.entries(parts)
    .map(([name, value]) => `${name}=${value};`)
    .join('');
}
