import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const foldersIn = (parent: string): string[] =>
  readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
/** The folders that a page lists, one a line. */
const listedIn = (page: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/^- \[?`([\w/-]+)\/`/gm)].map(([, folder = '']) => folder);

describe('the map of folders', () => {
  it('has every folder of the code, and no other', () => {
    const storeys = foldersIn('shared').map((name) => `shared/${name}`);
    const rooms = storeys.flatMap((storey) => foldersIn(storey).map((name) => `${storey}/${name}`));
    const folders = ['functions', 'local', 'test', ...storeys, ...rooms];
    expect(listedIn('README.md').sort()).toEqual(folders.sort());
  });

  it('has every folder of the local stack, and no other', () => {
    expect(listedIn('local/README.md').sort()).toEqual(foldersIn('local').sort());
  });
});
