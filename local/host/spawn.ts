import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from '@csp-ticket-router/kit/eventually.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A host in its own process, as `npm start` has it; perhaps not serving yet, perhaps not any more. */
export interface SpawnedHost {
  stdout(): string;
  stderr(): string;
  signal(name: NodeJS.Signals): void;
  /** Resolves with the exit code. */
  exited: Promise<number | null>;
  /** Kills it, and waits for its end. */
  stop(): Promise<void>;
}

function collect(stream: NonNullable<ChildProcess['stdout']>) {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return () => text;
}

/** Starts the app of a directory on a port that the system chooses. */
export function spawnHost(directory: string, env: Record<string, string> = {}): SpawnedHost {
  const child = spawn(process.execPath, [join(root, 'dist/local/host.mjs'), '--app', directory, '--port', '0'], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    stdout: collect(child.stdout),
    stderr: collect(child.stderr),
    signal: (name) => void child.kill(name),
    exited,
    stop: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Resolves with the address at which a host serves; rejects when it ends before that. */
export function served({ exited, stdout, stderr }: SpawnedHost): Promise<string> {
  let ended = false;
  exited.then(() => (ended = true)).catch(() => undefined);
  return eventually(() => {
    if (ended) throw new Error(`the host ended: ${stderr()}`);
    return /http:\/\/127\.0\.0\.1:\d+/.exec(stdout())?.[0];
  });
}
