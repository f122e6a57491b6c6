import { readFileSync } from 'node:fs';
import { type Import, importsOf, say, type Tree, within } from './source-tree.ts';

/** What a package of this repository says of itself. */
interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  exports: Record<string, string>;
}

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const folders: readonly string[] = json('package.json').workspaces;
const manifests = new Map<string, Manifest>(folders.map((folder) => [folder, json(`${folder}/package.json`)]));

const homeOf = (path: string): string | undefined => folders.find((folder) => within(path, folder));
/** What a package may use: to run, what it depends on; its tests, benches and the like what it is developed with, too. */
const mayUse = ({ dependencies, devDependencies }: Manifest, from: string): string[] => [
  ...Object.keys(dependencies ?? {}),
  ...(DEVELOPMENT.test(from) ? [...Object.keys(devDependencies ?? {}), '@jest/globals'] : []),
];
const DEVELOPMENT = /\/test\/|\/(bench|soak|soak-receiver)\.ts$/;
const packageOf = (id: string): string => /^(@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? id;

/** Imports that go into or out of a package otherwise than through what it names. */
export const acrossTheFence = (tree: Tree): string[] =>
  importsOf(tree)
    .filter((found) => !isInOrder(found))
    .map(say);

function isInOrder({ from, to, id }: Import): boolean {
  const [home, target] = [homeOf(from), homeOf(to)];
  const own = home === undefined ? undefined : manifests.get(home);
  const other = target === undefined ? undefined : manifests.get(target);
  if (other !== undefined && target !== home) {
    const isExported = id.startsWith(other.name) && `.${id.slice(other.name.length)}` in other.exports;
    return isExported && (own === undefined || mayUse(own, from).includes(other.name));
  }
  if (own === undefined || target === home || id.startsWith('node:')) return true;
  return !id.startsWith('.') && mayUse(own, from).includes(packageOf(id));
}
