import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import declaredQueues from '../../infra/queues.json' with { type: 'json' };
import declaredSettings from '../../infra/settings.json' with { type: 'json' };
import declaredTables from '../../infra/tables.json' with { type: 'json' };
import { readConfig } from '../../shared/start/config.ts';

const REQUIRED = declaredSettings.filter(({ required }) => required).map(({ name }) => name);
/** Long enough for each of the required settings. */
const settings = Object.fromEntries(REQUIRED.map((name) => [name, name.padEnd(32, '.')]));

describe('the declared queues', () => {
  const registered: string[] = [];
  beforeAll(async () => {
    const serviceBusQueue = (_: string, { queueName }: { queueName: string }) => registered.push(queueName);
    const app = new Proxy({ serviceBusQueue }, { get: (recorder, name) => Reflect.get(recorder, name) ?? (() => {}) });
    jest.unstable_mockModule('@azure/functions', () => ({ app }));
    Object.assign(process.env, settings);
    await import('../../functions/index.ts');
  });

  it('are those that the app has functions for', () => {
    expect(registered.sort()).toEqual([...declaredQueues.queues].sort());
  });
});

describe('the declared tables', () => {
  it('are those that the app connects to', () => {
    const source = readFileSync('shared/start/make-deps.ts', 'utf8');
    const connected = [...source.matchAll(/connectTable\(config\.tables, '(\w+)'/g)].map(([, name]) => name);
    expect(connected.sort()).toEqual([...declaredTables].sort());
  });
});

describe('the declared settings', () => {
  /** Tells where the host has unpacked the app; nobody sets it. */
  const OF_THE_HOST = 'AzureWebJobsScriptRoot';

  it('are those that the app reads, connections by both of their names', () => {
    const asked = new Set<string>();
    const recorder = new Proxy<Record<string, string>>(
      { ...settings },
      {
        get: (values, name) => {
          asked.add(String(name));
          return Reflect.get(values, name);
        },
      },
    );
    readConfig(recorder);
    for (const { name, identity } of declaredSettings) {
      // A connection string is looked for first, and an address where there is none.
      if (identity) expect(() => readConfig(without(name))).toThrow(`${name}__${identity}`);
    }
    expect([...asked].filter((name) => name !== OF_THE_HOST).sort()).toEqual(
      declaredSettings.map(({ name }) => name).sort(),
    );
  });

  it.each(REQUIRED)('stop the start where %s is missing', (name) => {
    expect(() => readConfig(without(name))).toThrow(name);
  });

  it('that are required stand in the sample of local settings', () => {
    const { Values } = JSON.parse(readFileSync('local.settings.sample.json', 'utf8'));
    expect(REQUIRED.filter((name) => !(name in Values))).toEqual([]);
  });

  const without = (name: string) => Object.fromEntries(Object.entries(settings).filter(([key]) => key !== name));
});
