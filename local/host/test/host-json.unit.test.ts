import { describe, expect, it } from '@jest/globals';
import { parseHostJson } from '../host-json.ts';

const http = (members: object) => ({ version: '2.0', extensions: { http: members } });
const serviceBus = (members: object) => ({ version: '2.0', extensions: { serviceBus: members } });

describe('host.json', () => {
  it("has Azure's defaults", () => {
    expect(parseHostJson({ version: '2.0' })).toEqual({
      routePrefix: 'api',
      customHeaders: {},
      maxConcurrentRequests: Number.POSITIVE_INFINITY,
      maxOutstandingRequests: Number.POSITIVE_INFINITY,
      maxBodyBytes: 104_857_600,
      functionTimeoutMs: 30 * 60_000,
      logLevels: {},
      allowed: undefined,
      serviceBus: { maxConcurrentCalls: 16, autoCompleteMessages: true, maxAutoLockRenewalMs: 300_000 },
    });
  });

  it.each(['-1', '-1.00:00:00'])('a functionTimeout of %s is none, and -1 no limit', (functionTimeout) => {
    const config = parseHostJson({
      ...http({ maxOutstandingRequests: -1, maxConcurrentRequests: '-1' }),
      functionTimeout,
    });
    expect([config.functionTimeoutMs, config.maxOutstandingRequests, config.maxConcurrentRequests]).toEqual([
      undefined,
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
  });

  it('members are found in any case, numbers and flags as texts too', () => {
    const found = parseHostJson({
      version: '2.0',
      FunctionTimeout: '00:01:00',
      Extensions: {
        HTTP: { RoutePrefix: '', customheaders: { 'X-Own': 'v' } },
        servicebus: { MAXCONCURRENTCALLS: '3', AutoCompleteMessages: 'False' },
      },
      Logging: { LogLevel: { Default: 'warning', 'Function.X': '0' } },
      Functions: ['One', 'two'],
    });
    expect(found).toMatchObject({
      routePrefix: '',
      customHeaders: { 'X-Own': 'v' },
      functionTimeoutMs: 60_000,
      logLevels: { Default: 'warning', 'Function.X': 'trace' },
      allowed: ['one', 'two'],
      serviceBus: { maxConcurrentCalls: 3, autoCompleteMessages: false },
    });
  });

  it('settings win over it, those of the section for the host alone', () => {
    const env = {
      AzureFunctionsJobHost__extensions__http__routePrefix: 'xyz',
      AZUREFUNCTIONSJOBHOST__LOGGING__LOGLEVEL__DEFAULT: 'Error',
      'AzureFunctionsJobHost:functionTimeout': '00:00:07',
      AzureFunctionsJobHost__version: '1.0',
      extensions__http__maxConcurrentRequests: '0',
    };
    const found = parseHostJson({ ...http({ routePrefix: 'abc' }), functionTimeout: '00:00:05' }, env);
    expect(found).toMatchObject({
      routePrefix: 'xyz',
      functionTimeoutMs: 7000,
      maxConcurrentRequests: Number.POSITIVE_INFINITY,
    });
    expect(Object.values(found.logLevels)).toEqual(['error']);
  });

  it('the old names of the Service Bus options hold, the new ones before them', () => {
    const old = {
      messageHandlerOptions: { autoComplete: false, maxConcurrentCalls: 4, maxAutoRenewDuration: '00:02:00' },
    };
    expect(parseHostJson(serviceBus(old)).serviceBus).toEqual({
      maxConcurrentCalls: 4,
      autoCompleteMessages: false,
      maxAutoLockRenewalMs: 120_000,
    });
    const both = { ...old, maxConcurrentCalls: 5, autoCompleteMessages: true, maxAutoLockRenewalDuration: '00:00:00' };
    expect(parseHostJson(serviceBus(both)).serviceBus).toEqual({
      maxConcurrentCalls: 5,
      autoCompleteMessages: true,
      maxAutoLockRenewalMs: 0,
    });
    for (const options of ['sessionHandlerOptions', 'batchOptions'])
      expect(parseHostJson(serviceBus({ [options]: { autoComplete: false } })).serviceBus.autoCompleteMessages).toBe(
        false,
      );
  });

  it.each([
    [{ version: '2.0', functionTimeout: '5m' }, 'functionTimeout: expected hh:mm:ss of at least 1 s, found "5m"'],
    [{ version: '2.0', functionTimeout: '00:00:00' }, 'found "00:00:00"'],
    [{ version: '2.0', functionTimeout: '00:00:00.9' }, 'found "00:00:00.9"'],
    [{ version: '2.0', functionTimeout: '-2' }, 'found "-2"'],
    [http({ maxConcurrentRequests: 0 }), 'maxConcurrentRequests: expected a whole number of at least 1, found "0"'],
    [http({ maxConcurrentRequests: null }), 'maxConcurrentRequests: expected a whole number of at least 1, found ""'],
    [http({ maxOutstandingRequests: -2 }), 'found "-2"'],
    [http({ maxOutstandingRequests: 1.5 }), 'found "1.5"'],
    [http({ maxOutstandingRequests: 2 ** 31 }), 'found "2147483648"'],
    [http({ customHeaders: { 'X-Own': 'é' } }), 'customHeaders: expected a header of ASCII'],
    [http({ customHeaders: { 'X Own': 'v' } }), 'customHeaders: expected a header of ASCII'],
    [serviceBus({ maxConcurrentCalls: 0 }), 'found "0"'],
    [serviceBus({ messageHandlerOptions: { maxConcurrentCalls: 'many' } }), 'found "many"'],
    [serviceBus({ prefetchCount: -1 }), 'prefetchCount: expected a whole number of at least 0, found "-1"'],
    [serviceBus({ clientRetryOptions: { delay: '00:00:00' } }), 'clientRetryOptions:delay: expected hh:mm:ss'],
    [serviceBus({ autoCompleteMessages: 1 }), 'autoCompleteMessages: expected true or false, found "1"'],
    [serviceBus({ maxAutoLockRenewalDuration: '-00:00:01' }), 'maxAutoLockRenewalDuration: expected hh:mm:ss'],
    [{ version: '2.0', logging: { logLevel: { default: 'loud' } } }, 'logLevel default: expected trace, debug'],
    [{ version: '2.0', retry: { strategy: 'fixedDelay' } }, 'retry: not imitated by the local host'],
    [{ version: '2.0', customHandler: { description: {}, enableForwardingHttpRequest: true } }, 'customHandler: not'],
    [{ version: 2 }, 'expected "version": "2.0", found 2'],
    [null, 'found undefined'],
  ])('%j is refused: %s', (json, message) => {
    expect(() => parseHostJson(json)).toThrow(message);
  });
});

describe('FUNCTIONS_REQUEST_BODY_SIZE_LIMIT', () => {
  const limitOf = (found: string) =>
    parseHostJson({ version: '2.0' }, { FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: found }).maxBodyBytes;

  it('is a number of bytes, or passed over', () => {
    expect(['10', ' 0 ', '10 MB', ''].map(limitOf)).toEqual([10, 0, 104_857_600, 104_857_600]);
  });

  it('is refused below zero', () => {
    expect(() => limitOf('-1')).toThrow('expected at least 0 bytes, found -1');
  });
});
