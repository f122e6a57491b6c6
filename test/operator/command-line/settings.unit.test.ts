import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSettings, readTables } from '../../../operator/command-line/settings.ts';

const API_KEY_PEPPER = 'p'.repeat(32);
const TablesConnection = 'UseDevelopmentStorage=true';
const SERVICE_BUS = 'Endpoint=sb://x/;SharedAccessKeyName=y';

describe('the settings', () => {
  it('name the tables by connection string or by address', () => {
    for (const text of ['AccountName=x;AccountKey=y', TablesConnection, 'A=b;TableEndpoint=http://x;'])
      expect(readSettings({ TablesConnection: text, API_KEY_PEPPER }).tables).toEqual({ connectionString: text });
    const byAddress = readSettings({ TablesConnection__tableServiceUri: 'https://x', API_KEY_PEPPER });
    expect(byAddress).toEqual({ tables: { address: 'https://x' }, pepper: API_KEY_PEPPER });
  });

  it('are the tables alone where no credential is made', () => {
    expect(readTables({ TablesConnection })).toEqual({ connectionString: TablesConnection });
  });

  it('are refused by name', () => {
    expect(() => readTables({ TablesConnection: SERVICE_BUS })).toThrow(/a connection string .*, found/);
    expect(() => readSettings({ TablesConnection: SERVICE_BUS, API_KEY_PEPPER })).toThrow(/TablesConnection, found/);
    expect(() => readSettings({ TablesConnection, API_KEY_PEPPER: 'short' })).toThrow(/API_KEY_PEPPER/);
  });
});

describe('where no tables are named', () => {
  let STACK_DATA: string;
  const OF_STACK = { connectionString: 'TableEndpoint=http://127.0.0.1:1/x;' };
  beforeAll(() => {
    STACK_DATA = mkdtempSync(join(tmpdir(), 'operator-'));
  });
  afterAll(() => rmSync(STACK_DATA, { recursive: true }));
  const write = (file: string, value: object) => writeFileSync(join(STACK_DATA, file), JSON.stringify(value));

  it('a stack must run on this machine', () => {
    for (const read of [readTables, readSettings])
      expect(() => read({ STACK_DATA })).toThrow(
        `expected TablesConnection or TablesConnection__tableServiceUri, or a stack that runs on ${STACK_DATA} (npm start), found neither`,
      );
  });

  it('its tables and its pepper are meant, unless another pepper is named', () => {
    write('stack.json', { tables: OF_STACK.connectionString });
    write('secrets.json', { apiKeyPepper: 'q'.repeat(32) });
    expect(readTables({ STACK_DATA })).toEqual(OF_STACK);
    expect(readSettings({ STACK_DATA })).toEqual({ tables: OF_STACK, pepper: 'q'.repeat(32) });
    expect(readSettings({ STACK_DATA, API_KEY_PEPPER }).pepper).toBe(API_KEY_PEPPER);
  });

  it('and it is never asked where they are: a deployment’s tables don’t go with the stack’s pepper', () => {
    expect(() => readSettings({ STACK_DATA, TablesConnection })).toThrow(/API_KEY_PEPPER/);
    expect(() => readSettings({ STACK_DATA, TablesConnection__tableServiceUri: 'https://x' })).toThrow(
      /API_KEY_PEPPER/,
    );
    expect(() => readTables({ STACK_DATA, TablesConnection: '' })).toThrow(/TablesConnection/);
  });
});
