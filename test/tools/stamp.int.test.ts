import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const STAMP = new URL('../../tools/stamp.mjs', import.meta.url);

let folder: string;
const path = (file: string) => join(folder, file);
const write = (file: string, text = '') => writeFileSync(path(file), text);
const run = (code: string) =>
  execFileSync(process.execPath, ['--input-type=module', '-e', `import * as stamp from '${STAMP}'; ${code}`], {
    cwd: folder,
    encoding: 'utf8',
  });
const isBuilt = () => run('console.log(stamp.isBuilt())').trim() === 'true';
const build = () => run("stamp.beginStamp()(['dist/a.mjs'])");

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stamp-'));
  for (const name of ['functions', 'shared/core', 'operator', 'local/host/test', 'tools', 'infra', 'dist'])
    mkdirSync(path(name), { recursive: true });
  for (const name of ['esbuild.config.mjs', 'tsconfig.json', 'package-lock.json', 'shared/core/a.ts', 'dist/a.mjs'])
    write(name);
  build();
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('what is built', () => {
  it('is up to date right after, and nothing is before', () => {
    expect(isBuilt()).toBe(true);
    rmSync(path('dist/stamp.json'));
    expect(isBuilt()).toBe(false);
  });

  it.each([
    ['a source changes', () => write('shared/core/a.ts', 'x')],
    ['a source comes', () => write('shared/core/b.ts')],
    ['a source goes', () => rmSync(path('shared/core/a.ts'))],
    ['a declaration changes', () => write('infra/queues.json', '{}')],
    ['a package changes', () => write('package-lock.json', '{}')],
    ['what was built goes', () => rmSync(path('dist/a.mjs'))],
  ])('is out of date when %s', (_, change) => {
    change();
    expect(isBuilt()).toBe(false);
  });

  it('stays up to date when a source is only touched, and when a test changes', () => {
    utimesSync(path('shared/core/a.ts'), 0, 0);
    write('local/host/test/a.unit.test.ts', 'x');
    expect(isBuilt()).toBe(true);
  });

  it('is of the sources when the build began', () => {
    run("const end = stamp.beginStamp(); (await import('node:fs')).writeFileSync('shared/core/a.ts', 'x'); end([]);");
    expect(isBuilt()).toBe(false);
  });
});
