import { describe, expect, it } from '@jest/globals';
import { readArguments } from '../arguments.ts';

const needed = ['--config', 'Config.json', '--data', 'data'];

describe('the command line', () => {
  it("falls back to the official emulator's port and key, on this machine only", () => {
    expect(readArguments(needed, {})).toEqual({
      config: 'Config.json',
      data: 'data',
      host: '127.0.0.1',
      port: 5672,
      key: 'SAS_KEY_VALUE',
      clockOffset: 0,
    });
  });

  it('takes what it is given; the key also from the environment', () => {
    const given = readArguments([...needed, '--port', '0', '--clock-offset', '-5000'], { BROKER_KEY: 'secret' });
    expect(given).toMatchObject({ port: 0, clockOffset: -5000, key: 'secret' });
    expect(readArguments([...needed, '--key', 'argument'], { BROKER_KEY: 'secret' }).key).toBe('argument');
  });

  it.each([
    ['no config', ['--data', 'd'], /--config/],
    ['no folder', ['--config', 'c'], /--data/],
    ['a port that is none', [...needed, '--port', '70000'], /found "70000"/],
    ['an offset that is none', [...needed, '--clock-offset', 'x'], /found "x"/],
    ['something unknown', [...needed, '--verbose'], /--verbose/],
  ])('is refused with %s', (_, args, fault) => {
    expect(() => readArguments(args, {})).toThrow(fault);
  });
});
