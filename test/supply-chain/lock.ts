import { readFileSync } from 'node:fs';

export interface LockedPackage {
  version: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  link?: boolean;
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

/** Every package of the lock that is fetched, by the folder that it is installed to. */
export const LOCKED: [folder: string, LockedPackage][] = Object.entries<LockedPackage>(locked).filter(
  ([folder, { link }]) => folder.startsWith('node_modules/') && !link,
);

/** Folders of what the product depends on, at any depth; the local stack's packages have dependencies of their own. */
function neededBy(from: string, names: readonly string[], found = new Set<string>()): Set<string> {
  for (const folder of names.map((name) => folderOf(from, name))) {
    if (folder === undefined || found.has(folder)) continue;
    const { dependencies, optionalDependencies, peerDependencies } = locked[folder];
    neededBy(folder, Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }), found.add(folder));
  }
  return found;
}

/** Where Node finds a package: in the nearest node_modules above. */
function folderOf(from: string, name: string): string | undefined {
  const own = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (own in locked) return own;
  return from === '' ? undefined : folderOf(from.slice(0, from.lastIndexOf('node_modules/')).replace(/\/$/, ''), name);
}

const needed = neededBy('', Object.keys(PROJECT.dependencies));
export const PRODUCTION = LOCKED.filter(([folder]) => needed.has(folder));

export const nameOf = (folder: string) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
