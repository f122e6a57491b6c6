import { createSettings } from '@csp-ticket-router/host/settings.ts';
import { describe, expect, it } from '@jest/globals';
import { missingForCoreTools } from '../../../local/func/start-with-core-tools.ts';

const complete = {
  AzureWebJobsStorage: 'UseDevelopmentStorage=true',
  TablesConnection__tableServiceUri: 'https://account.table.core.windows.net',
  ServiceBusConnection__fullyQualifiedNamespace: 'name.servicebus.windows.net',
  API_KEY_PEPPER: 'pepper',
  CURSOR_SECRET: 'secret',
  ID_SECRET: 'secret',
};

describe('a start under Core Tools', () => {
  it('works with version 4 and every required setting, connections by string or by identity', () => {
    expect(missingForCoreTools('4.0.7030', createSettings(complete))).toEqual([]);
  });

  it('names Core Tools where it is not installed, or too old', () => {
    expect(missingForCoreTools(undefined, createSettings(complete))).toEqual([
      expect.stringContaining('expected "func" on the PATH'),
    ]);
    expect(missingForCoreTools('3.0.1', createSettings(complete))).toEqual([
      expect.stringContaining('expected version 4, found 3.0.1'),
    ]);
  });

  it('names every setting that has no value', () => {
    const lines = missingForCoreTools('4.0.7030', createSettings({ TablesConnection: '' }));
    expect(lines.map((line) => line.split(':')[0])).toEqual([
      'AzureWebJobsStorage',
      'TablesConnection',
      'ServiceBusConnection',
      'API_KEY_PEPPER',
      'CURSOR_SECRET',
      'ID_SECRET',
    ]);
  });
});
