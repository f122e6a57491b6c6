import { describe, expect, it } from '@jest/globals';
import { createSettings } from '../settings.ts';

describe('settings', () => {
  it('are found in any case', () => {
    expect(createSettings({ Some_Name: 'x' }).get('SOME_NAME')).toBe('x');
  });

  it('replace every placeholder of a text', () => {
    expect(createSettings({ a: '1', b: '2' }).resolve('%a%-%b%-c')).toBe('1-2-c');
    expect(() => createSettings({}).resolve('%a%')).toThrow('expected a setting for %a%, found none');
    expect(() => createSettings({ a: '1' }).resolve('%a')).toThrow('expected a setting for %a, found none');
    expect(() => createSettings({ a: '1' }).resolve('%%')).toThrow('expected a setting for %%, found none');
  });

  it.each([
    [{ Bus: 'Endpoint=x' }, { connectionString: 'Endpoint=x' }],
    [{ AzureWebJobsBus: 'Endpoint=y', Bus: 'Endpoint=x' }, { connectionString: 'Endpoint=y' }],
    [
      { Bus__fullyQualifiedNamespace: 'n.servicebus.windows.net' },
      { fullyQualifiedNamespace: 'n.servicebus.windows.net' },
    ],
    [{ Bus: '', Bus__fullyQualifiedNamespace: 'n' }, { fullyQualifiedNamespace: 'n' }],
  ])('%j is the connection %j', (values, connection) => {
    expect(createSettings(values).connection('Bus')).toEqual(connection);
  });

  it('a connection that is nowhere is refused by name', () => {
    expect(() => createSettings({}).connection('Bus')).toThrow('"Bus" or "Bus__fullyQualifiedNamespace"');
  });

  it.each([
    ['true', true],
    ['True', true],
    ['1', true],
    ['false', false],
    ['0', false],
    [undefined, false],
  ])('Disabled %s is %s', (flag, disabled) => {
    expect(createSettings({ 'AzureWebJobs.fn.Disabled': flag }).disabled('fn')).toBe(disabled);
    expect(createSettings({ AzureWebJobs_fn_Disabled: flag }).disabled('fn')).toBe(disabled);
  });
});
