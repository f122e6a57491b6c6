import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../../local/stack/port.ts';
import type { StackFile } from '../../../local/stack/stack.ts';

const program = fileURLToPath(new URL('../../../dist/local/stack.mjs', import.meta.url));

export interface StackProcess {
  signal(name: NodeJS.Signals): void;
  exited: Promise<number | null>;
  output(): string;
}

export const freePorts = (count: number): Promise<number[]> => Promise.all(Array.from({ length: count }, freePort));

/** Starts a supervisor for an app of this folder. */
export const spawnStack = (app: string, data: string, [host, broker, tables]: number[]): StackProcess => {
  const child = spawn(process.execPath, [program, '--app', fileURLToPath(new URL(app, import.meta.url))], {
    env: {
      PATH: process.env.PATH,
      STACK_DATA: data,
      PORT: `${host}`,
      BROKER_PORT: `${broker}`,
      TABLES_PORT: `${tables}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { signal: (name) => void child.kill(name), exited, output: () => output };
};

export const readStackFile = (data: string): StackFile | undefined => {
  const path = join(data, 'stack.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as StackFile) : undefined;
};

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Starts a supervisor that is expected to fail: its exit code and what it said; killed when it doesn't. */
export const failToStart = async (app: string, data: string, ports: number[]) => {
  const stack = spawnStack(app, data, ports);
  const patience = setTimeout(() => stack.signal('SIGKILL'), 8_000);
  const code = await stack.exited;
  clearTimeout(patience);
  return { code, output: stack.output() };
};
