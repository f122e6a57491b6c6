import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Source text by path from the root. */
export type Tree = Readonly<Record<string, string>>;

/** The TypeScript files under some folders. */
export const treeOf = (...folders: string[]): Tree =>
  Object.fromEntries(
    folders
      .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
      .filter((file) => file.endsWith('.ts'))
      .sort()
      .map((file) => [file, readFileSync(file, 'utf8')]),
  );

/** Whether a path lies in one of the folders, or is one of the files. */
export const within = (path: string, ...places: string[]): boolean =>
  places.some((place) => path === place || path.startsWith(`${place}/`));

export interface Import {
  from: string;
  /** A package by name, a file by its path from the root. */
  to: string;
  /** As it is written. */
  id: string;
}

/** Where an import leads; the packages of this repository lie in folders of their names. */
export const targetOf = (from: string, id: string): string =>
  id.startsWith('.') ? normalize(join(dirname(from), id)) : id.replace(/^@csp-ticket-router\//, 'local/');

/** All imports of a tree, of values and of types alike, also those in the middle of a line. */
export const importsOf = (tree: Tree): Import[] =>
  Object.entries(tree).flatMap(([from, text]) =>
    [...text.matchAll(/(?<![.\w])(?:from |import |import\()'([^'\n]+)'/g)].map(([, id = '']) => ({
      from,
      to: targetOf(from, id),
      id,
    })),
  );

export const say = ({ from, to }: Pick<Import, 'from' | 'to'>): string => `${from} → ${to}`;

/** The circles among some names: each set of names that reach one another, in alphabetical order. */
export function circles(edges: readonly Pick<Import, 'from' | 'to'>[]): string[][] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of edges) next.set(from, (next.get(from) ?? new Set()).add(to));
  const reach = (start: string): Set<string> => {
    const found = new Set<string>();
    const waiting = [...(next.get(start) ?? [])];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (found.has(name)) continue;
      found.add(name);
      waiting.push(...(next.get(name) ?? []));
    }
    return found;
  };
  const reached = new Map([...next.keys()].map((name) => [name, reach(name)]));
  const inCircle = [...reached].filter(([name, found]) => found.has(name)).map(([name]) => name);
  const sets = inCircle.map((name) =>
    inCircle.filter((other) => reached.get(name)?.has(other) && reached.get(other)?.has(name)).sort(),
  );
  return [...new Map(sets.map((set) => [set.join(), set])).values()];
}

/** Lines of each file, most first. */
export const sizesOf = (tree: Tree): { path: string; lines: number }[] =>
  Object.entries(tree)
    .map(([path, text]) => ({ path, lines: text.trimEnd().split('\n').length }))
    .sort((a, b) => b.lines - a.lines);
