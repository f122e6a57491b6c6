import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from './eventually.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const apps = fileURLToPath(new URL('apps/', import.meta.url));

export interface AppOptions {
  /** Files of apps/ that make up the app. */
  files: string[];
  /** What package.json's `main` says; the first file where it isn't told. */
  main?: string;
  type?: 'module';
  /** Members of host.json beside the version; without any, an empty route prefix. */
  hostJson?: object;
  /** Values of local.settings.json. */
  settings?: Record<string, string>;
  env?: Record<string, string>;
}

export interface LogLine {
  level: string;
  category: string;
  message: string;
}

/** A host that runs in its own process, as `npm start` has it. */
export interface HostProcess {
  url: string;
  /** Its log so far. */
  log(): LogLine[];
  stderr(): string;
  signal(name: NodeJS.Signals): void;
  /** Resolves with the exit code. */
  exited: Promise<number | null>;
  /** Ends it and removes its app. */
  stop(): Promise<void>;
}

const noPrefix = { extensions: { http: { routePrefix: '' } } };

const createDirectory = ({ files, main = files[0], type, hostJson = noPrefix, settings }: AppOptions): string => {
  const directory = mkdtempSync(join(tmpdir(), 'host-app-'));
  const write = (name: string, value: object) => writeFileSync(join(directory, name), JSON.stringify(value));
  for (const file of files) cpSync(join(apps, file), join(directory, basename(file)));
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
  write('package.json', { main, type });
  write('host.json', { version: '2.0', ...hostJson });
  if (settings !== undefined) write('local.settings.json', { IsEncrypted: false, Values: settings });
  return directory;
};

const parseLine = (line: string): LogLine[] => {
  try {
    return [JSON.parse(line) as LogLine];
  } catch {
    return [];
  }
};

const collect = (stream: NonNullable<ChildProcess['stdout']>) => {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return () => text;
};

const spawnHost = (options: AppOptions) => {
  const directory = createDirectory(options);
  const child = spawn(process.execPath, [join(root, 'dist/local/host.mjs'), '--app', directory, '--port', '0'], {
    env: { PATH: process.env.PATH, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  exited.finally(() => rmSync(directory, { recursive: true, force: true })).catch(() => undefined);
  return { child, exited, stdout: collect(child.stdout), stderr: collect(child.stderr) };
};

/** Starts an app in a new host process and waits until it is served. */
export const startApp = async (options: AppOptions): Promise<HostProcess> => {
  const { child, exited, stdout, stderr } = spawnHost(options);
  let ended = false;
  exited.then(() => (ended = true)).catch(() => undefined);
  const url = await eventually(() => {
    if (ended) throw new Error(`the host ended: ${stderr()}`);
    return /http:\/\/127\.0\.0\.1:\d+/.exec(stdout())?.[0];
  });
  return {
    url,
    log: () => stdout().split('\n').flatMap(parseLine),
    stderr,
    signal: (name) => void child.kill(name),
    exited,
    stop: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
};

/** Starts an app that is expected to fail: its exit code and what it said. */
export const failToStart = async (options: AppOptions): Promise<{ code: number | null; stderr: string }> => {
  const { child, exited, stderr } = spawnHost(options);
  const patience = setTimeout(() => child.kill('SIGKILL'), 8_000);
  const code = await exited;
  clearTimeout(patience);
  return { code, stderr: stderr() };
};
