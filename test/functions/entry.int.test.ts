import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { OPERATIONS } from '../../shared/contract/operations.ts';

/**
 * Loads the built app as the Functions worker does, which answers `require('@azure/functions-core')` itself, and tells
 * what was registered and what the entry threw. The worker reports a throw as such only after a first registration.
 */
const LOAD = `
const Module = require('node:module');
const registered = [];
const asked = {};
const original = Module.prototype.require;
const core = {
  registerFunction: ({ name, bindings }) => {
    registered.push(name);
    for (const { methods } of Object.values(bindings)) if (methods !== undefined) asked[name] = methods;
    return { dispose() {} };
  },
  registerHook: () => ({ dispose() {} }),
  setProgrammingModel: () => {},
  log: () => {},
};
Module.prototype.require = function (id) {
  return id === '@azure/functions-core' ? core : original.call(this, id);
};
let thrown = null;
try { require(process.argv[1]); } catch (error) { thrown = error.message; }
console.log(JSON.stringify({ registered, asked, thrown }));
`;

const SETTINGS = {
  API_KEY_PEPPER: 'p'.repeat(32),
  CURSOR_SECRET: 'c'.repeat(32),
  ID_SECRET: 'i'.repeat(32),
  TablesConnection: 'UseDevelopmentStorage=true',
  ServiceBusConnection: 'Endpoint=sb://127.0.0.1:9;',
};

interface Loaded {
  registered: string[];
  /** The methods of what is asked by HTTP, as the library hands them on. */
  asked: Record<string, string[]>;
  thrown: string | null;
  /** What was logged. */
  told: string;
}

function load(settings: Record<string, string>): Loaded {
  const { PATH = '' } = process.env;
  const run = spawnSync(process.execPath, ['-e', LOAD, `${process.cwd()}/dist/functions.cjs`], {
    env: { PATH, ...settings },
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return { ...JSON.parse(run.stdout), told: run.stderr };
}

describe('the entry, loaded as the worker does', () => {
  it('registers every operation, worker and timer', () => {
    const { registered, thrown } = load(SETTINGS);
    expect(thrown).toBeNull();
    expect(registered).toEqual([
      ...Object.keys(OPERATIONS),
      'azure-portal',
      'm365-admin-center',
      'isv-contact',
      'notifications',
      'sweepDue',
      'relayOutbox',
    ]);
  });

  it('starts with roles that no list knows, and names them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'entry-'));
    const POLICY_FILE = join(folder, 'policy.json');
    writeFileSync(POLICY_FILE, '{"permittedAzureRoles":["Desk Wizard","owner"],"leastAzureRole":"owner"}');
    const { thrown, told } = load({ ...SETTINGS, POLICY_FILE });
    rmSync(folder, { recursive: true });
    expect([thrown, told]).toEqual([null, 'POLICY_FILE permits roles that no list knows: desk-wizard\n']);
    expect(load(SETTINGS).told).toBe('');
  });

  it('takes HEAD wherever it takes GET: the platform answers 404 to what isn’t registered', () => {
    const { asked } = load(SETTINGS);
    const methods = Object.fromEntries(
      Object.entries(OPERATIONS).map(([name, { method }]) => [name, method === 'GET' ? ['GET', 'HEAD'] : [method]]),
    );
    expect(asked).toEqual(methods);
  });

  it.each(['API_KEY_PEPPER', 'CURSOR_SECRET', 'ID_SECRET', 'TablesConnection', 'ServiceBusConnection'])(
    'names the missing setting %s once all is registered: earlier the platform would tell of no functions',
    (name) => {
      const { [name as keyof typeof SETTINGS]: _, ...rest } = SETTINGS;
      const { registered, thrown } = load(rest as Record<string, string>);
      expect(thrown).toContain(name);
      expect(registered.length).toBe(load(SETTINGS).registered.length);
    },
  );
});
