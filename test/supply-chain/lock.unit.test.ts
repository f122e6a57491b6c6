import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { LOCKED, type LockedPackage, nameOf, PRODUCTION, PROJECT } from './lock.ts';

/**
 * How many packages production may need. A package more is a stranger more to trust: raise a figure in the commit that
 * adds the package, and say there why nothing smaller would do.
 */
const BUDGET = { direct: 9, transitive: 130 };

const LICENCES = ['0BSD', 'Apache-2.0', 'BSD-3-Clause', 'ISC', 'MIT', 'PSF-2.0', 'Unlicense', '(ISC AND CC-BY-3.0)'];

/** Why each of these works though its script doesn't run. */
const NEEDLESS_SCRIPTS = {
  '@parcel/watcher': 'compiles only when asked to',
  '@swc/core': 'looks whether the build for the platform came along',
  esbuild: 'saves the start of one Node process',
};

const namesOf = (packages: [string, LockedPackage][]) => packages.map(([folder]) => nameOf(folder));
const isHashed = ([, { integrity }]: [string, LockedPackage]) => /^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '');

/** Whether npm would install it where the gate and the release run. */
const fitsLinux = ([, { os, cpu, libc }]: [string, LockedPackage]) =>
  (os ?? ['linux']).includes('linux') && (cpu ?? ['x64']).includes('x64') && (libc ?? ['glibc']).includes('glibc');

const verdict = (what: string, count: number, budget: number) =>
  count <= budget
    ? 'within the budget'
    : `${count} ${what} packages where ${budget} are allowed: do without one, or raise BUDGET and say why`;

describe('the lock', () => {
  it('holds a SHA-512 of every package that production needs or Linux installs', () => {
    expect(namesOf([...PRODUCTION, ...LOCKED.filter(fitsLinux)].filter((locked) => !isHashed(locked)))).toEqual([]);
  });

  it('names no place to fetch from, so that each machine asks its own registry', () => {
    expect(namesOf(LOCKED.filter(([, { resolved }]) => resolved !== undefined))).toEqual([]);
    expect(readFileSync('package.json', 'utf8')).not.toContain('://');
  });

  it('has direct dependencies in one exact version each', () => {
    const direct = Object.entries({ ...PROJECT.dependencies, ...PROJECT.devDependencies });
    expect(direct.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

describe('an install without scripts', () => {
  it('is what npm does in this project', () => {
    expect(readFileSync('.npmrc', 'utf8').split('\n')).toContain('ignore-scripts=true');
  });

  it('suffices in production, where no package has one', () => {
    expect(namesOf(PRODUCTION.filter(([, { hasInstallScript }]) => hasInstallScript))).toEqual([]);
  });

  it('suffices for development, where the only scripts are needless', () => {
    const scripted = LOCKED.filter(([, { hasInstallScript }]) => hasInstallScript);
    expect(namesOf(scripted).sort()).toEqual(Object.keys(NEEDLESS_SCRIPTS).sort());
  });
});

describe('production', () => {
  it('stays within its budget of packages', () => {
    const direct = Object.keys(PROJECT.dependencies).length;
    expect(verdict('direct', direct, BUDGET.direct)).toBe('within the budget');
    expect(verdict('transitive', PRODUCTION.length - direct, BUDGET.transitive)).toBe('within the budget');
  });

  it('has licences that allow to ship it', () => {
    const others = PRODUCTION.filter(([, { license }]) => !LICENCES.includes(license ?? ''));
    expect(others.map(([folder, { license }]) => `${nameOf(folder)}: ${license}`)).toEqual([]);
  });
});
