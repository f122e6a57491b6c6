import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, type SpawnedHost, served, spawnHost } from '../../spawn.ts';

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

/** A host that serves an app of apps/. */
export interface HostProcess extends SpawnedHost {
  url: string;
  /** Its log so far. */
  log(): LogLine[];
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

const spawnApp = (options: AppOptions): SpawnedHost => {
  const directory = createDirectory(options);
  const host = spawnHost(directory, options.env);
  host.exited.finally(() => rmSync(directory, { recursive: true, force: true })).catch(() => undefined);
  return host;
};

/** Starts an app in a new host process and waits until it is served. Its directory goes with it. */
export const startApp = async (options: AppOptions): Promise<HostProcess> => {
  const host = spawnApp(options);
  const url = await served(host);
  return { ...host, url, log: () => host.stdout().split('\n').flatMap(parseLine) };
};

/** Starts an app that is expected to fail: its exit code and what it said. */
export const failToStart = async (options: AppOptions): Promise<{ code: number | null; stderr: string }> => {
  const { exited, signal, stderr } = spawnApp(options);
  const patience = setTimeout(() => signal('SIGKILL'), 8_000);
  const code = await exited;
  clearTimeout(patience);
  return { code, stderr: stderr() };
};
