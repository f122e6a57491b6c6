import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const { release } = JSON.parse(readFileSync('package.json', 'utf8')).scripts;

/** A project without packages, whose slow steps only say that it was their turn. */
const PROJECT = { name: 'released', scripts: { release, check: 'echo checked', sbom: 'echo listed' } };
const LOCK = { name: 'released', lockfileVersion: 3, packages: { '': { name: 'released' } } };

describe('npm run release', () => {
  let folder: string;
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'release-'));
    write('package.json', JSON.stringify(PROJECT));
    write('package-lock.json', JSON.stringify(LOCK));
    cpSync('tools/release', join(folder, 'tools/release'), { recursive: true });
    mkdirSync(join(folder, 'node_modules/left-over'), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (changelog: string) => {
    write('CHANGELOG.md', changelog);
    const env = { ...process.env, npm_config_loglevel: 'error' };
    const { status, stdout, stderr } = spawnSync('npm run release', {
      cwd: folder,
      env,
      encoding: 'utf8',
      shell: true,
    });
    const turns = stdout.match(/^(checked|listed)/gm) ?? [];
    return { succeeded: status === 0, turns, stderr, cleaned: !existsSync(join(folder, 'node_modules/left-over')) };
  };

  it('refuses before anything else while the changelog says Pending', () => {
    const { stderr, ...outcome } = run('# Changelog\n\n## Pending\n\nThe doors.\n\n## 0.1.0\n');
    expect(outcome).toEqual({ succeeded: false, turns: [], cleaned: false });
    expect(stderr).toContain('CHANGELOG.md still says "## Pending"');
  });

  it('installs anew, checks and lists where every heading is a version', () => {
    const outcome = run('# Changelog\n\n## 0.1.0\n\nNothing is\nPending\n');
    expect(outcome).toMatchObject({ succeeded: true, turns: ['checked', 'listed'], cleaned: true });
  });
});
