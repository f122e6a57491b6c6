import { readFileSync } from 'node:fs';

export interface LockedPackage {
  version: string;
  dev?: boolean;
  hasInstallScript?: boolean;
  integrity?: string;
  license?: string;
  resolved?: string;
  os?: string[];
  cpu?: string[];
  libc?: string[];
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const { '': project, ...locked } = packages;

/** The project's own entry: its direct dependencies. */
export const PROJECT: { dependencies: Record<string, string>; devDependencies: Record<string, string> } = project;

/** Every package of the lock, by the folder that it is installed to. */
export const LOCKED: [folder: string, LockedPackage][] = Object.entries(locked);

export const PRODUCTION = LOCKED.filter(([, { dev }]) => !dev);

export const nameOf = (folder: string) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
