// Whether dist/ holds what the sources say. A fingerprint of their contents, not their times: it notices files that were
// deleted or put back as well, and a checkout or a touch alone builds nothing.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['functions', 'shared', 'operator', 'local', 'tools', 'infra'];
/** What else decides how a bundle comes out: the builder, names of packages, their versions. */
const FILES = ['esbuild.config.mjs', 'tsconfig.json', 'package-lock.json'];
const STAMP = 'dist/stamp.json';

const isSource = (path) => /\.(ts|mjs|json)$/.test(path) && !/[\\/](test|node_modules)[\\/]/.test(path);

function fingerprint() {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((file) => join(folder, file)),
  ).filter(isSource);
  const hash = createHash('sha256');
  for (const file of [...files.sort(), ...FILES]) {
    const text = readFileSync(file);
    hash.update(`${file}\0${text.length}\0`).update(text);
  }
  return hash.digest('hex');
}

/** Remembers, when a build begins, what it is of; the answer notes which files have come of it. */
export function beginStamp() {
  const sources = fingerprint();
  return (outputs) => writeFileSync(STAMP, JSON.stringify({ sources, outputs }));
}

/** Whether the last build was of the sources as they are now, and all that it made is there. */
export function isBuilt() {
  if (!existsSync(STAMP)) return false;
  const { sources, outputs } = JSON.parse(readFileSync(STAMP, 'utf8'));
  return outputs.every((file) => existsSync(file)) && sources === fingerprint();
}
