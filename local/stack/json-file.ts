import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** The content of a JSON file, undefined when there is none. */
export const readJson = <T>(path: string): T | undefined =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined;

/** Writes a file readable by its owner alone; whoever reads it meets the old content or the new, never half of one. */
export function writeJson(path: string, value: unknown): void {
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, `${JSON.stringify(value, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(temporary, path);
}

/** The content of a JSON file; where there is none yet, what `make` makes, from then on. */
export function madeOnce<T>(path: string, make: () => T): T {
  const kept = readJson<T>(path);
  if (kept !== undefined) return kept;
  const made = make();
  writeJson(path, made);
  return made;
}
