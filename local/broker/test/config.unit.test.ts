import { describe, expect, it } from '@jest/globals';
import { ConfigError, parseConfig } from '../config.ts';

const minute = 60_000;
const config = (queues: unknown[], more: object = {}) =>
  JSON.stringify({ UserConfig: { Namespaces: [{ Name: 'sbemulatorns', Queues: queues, ...more }] } });
const queue = (properties: object) => config([{ Name: 'q', Properties: properties }]);

const faults = (text: string): string => {
  try {
    parseConfig(text);
    return 'none';
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
};

describe('a config file', () => {
  it("takes the official emulator's defaults for what it leaves out", () => {
    const expected = {
      name: 'q',
      lockDuration: minute,
      maxDeliveryCount: 10,
      timeToLive: 60 * minute,
      deadLetterOnExpiry: false,
      duplicateWindow: 0,
    };
    expect(parseConfig(config([{ Name: 'q' }]))).toEqual([expected]);
    expect(parseConfig(queue({}))).toEqual([expected]);
  });

  it('takes the longest time that Azure writes for a life without end', () => {
    const [unlimited] = parseConfig(queue({ DefaultMessageTimeToLive: 'P10675199DT2H48M5.4775807S' }));
    expect(unlimited?.timeToLive).toBe(Number.POSITIVE_INFINITY);
  });

  it.each(['q', 'a-b_c.d/e', 'x'.repeat(260)])('may name a queue %s', (name) => {
    expect(parseConfig(config([{ Name: name }]))).toMatchObject([{ name }]);
  });

  it.each(['-q', 'q/', 'q/$DeadLetterQueue', 'two words', 'x'.repeat(261)])('may not name a queue %s', (name) => {
    expect(faults(config([{ Name: name }]))).toMatch(/Queues\.0\.Name: /);
  });

  it('may hold what the emulator knows and this broker has no use for', () => {
    expect(faults(queue({ UserMetadata: 'x' }))).toBe('none');
  });

  it.each([
    ['no JSON', '{', /^file: expected JSON/],
    ['nothing of it', '{}', /^UserConfig: /],
    ['a queue without a name', config([{}]), /^UserConfig\.Namespaces\.0\.Queues\.0\.Name: /],
    [
      'a bad duration',
      queue({ LockDuration: '1 minute' }),
      /LockDuration: expected an ISO 8601 duration .* found "1 minute"/,
    ],
    ['a delivery count of nothing', queue({ MaxDeliveryCount: 0 }), /MaxDeliveryCount: /],
    ['sessions', queue({ RequiresSession: true }), /RequiresSession: sessions are out of scope/],
    ['topics', config([], { Topics: [{ Name: 't' }] }), /Topics: topics are out of scope/],
    ['forwarding of all messages', queue({ ForwardTo: 'other' }), /ForwardTo: .* out of scope/],
    ['a queue twice', config([{ Name: 'q' }, { Name: 'Q' }]), /queue Q: expected one declaration/],
    [
      'dead letters forwarded to where they come from',
      queue({ ForwardDeadLetteredMessagesTo: 'Q' }),
      /queue q: expected another queue .* found itself/,
    ],
    ['dead letters forwarded to nowhere', queue({ ForwardDeadLetteredMessagesTo: 'x' }), /found "x"/],
  ])('is refused with %s', (_, text, fault) => {
    expect(faults(text)).toMatch(fault);
  });

  it('is refused with every fault named', () => {
    expect(faults(queue({ LockDuration: 'x', MaxDeliveryCount: 'y' })).split('; ')).toHaveLength(2);
  });
});
