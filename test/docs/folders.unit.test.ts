import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const foldersIn = (parent: string): string[] =>
  readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
/** The folders that a page lists, one a line. */
const listedIn = (page: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/^- \[?`([\w/-]+)\/`/gm)].map(([, folder = '']) => folder);

/** Folders of no code, and `shared`, of which the storeys are told. */
const NO_CODE = ['coverage', 'dist', 'docs', 'node_modules', 'shared'];
const tops = foldersIn('.').filter((name) => !name.startsWith('.') && !NO_CODE.includes(name));

describe('the map of folders', () => {
  it('has every folder of the code, and no other', () => {
    const storeys = foldersIn('shared').map((name) => `shared/${name}`);
    const rooms = storeys.flatMap((storey) => foldersIn(storey).map((name) => `${storey}/${name}`));
    const tools = foldersIn('tools').map((name) => `tools/${name}`);
    const folders = [...tops, ...storeys, ...rooms, ...tools];
    expect(listedIn('README.md').sort()).toEqual(folders.sort());
  });

  it.each(['local', 'operator'])('has every folder of %s, and no other', (folder) => {
    expect(listedIn(`${folder}/README.md`).sort()).toEqual(foldersIn(folder).sort());
  });
});
