import { describe, expect, it } from '@jest/globals';
import { parseHostJson } from '../host-json.ts';

describe('host.json', () => {
  it("has Azure's defaults", () => {
    expect(parseHostJson({ version: '2.0' })).toEqual({
      routePrefix: 'api',
      customHeaders: {},
      maxConcurrentRequests: Number.POSITIVE_INFINITY,
      maxOutstandingRequests: Number.POSITIVE_INFINITY,
      functionTimeoutMs: 30 * 60_000,
      logLevels: {},
      serviceBus: {
        maxConcurrentCalls: 16,
        maxMessageBatchSize: 1000,
        autoCompleteMessages: true,
        maxAutoLockRenewalMs: 300_000,
      },
    });
  });

  it('-1 is no limit', () => {
    const config = parseHostJson({
      version: '2.0',
      functionTimeout: '-1',
      extensions: { http: { maxOutstandingRequests: -1 } },
    });
    expect([config.functionTimeoutMs, config.maxOutstandingRequests]).toEqual([undefined, Number.POSITIVE_INFINITY]);
  });

  it('a time that is none is refused', () => {
    expect(() => parseHostJson({ version: '2.0', functionTimeout: '5m' })).toThrow(
      'functionTimeout: expected hh:mm:ss, found "5m"',
    );
  });
});
