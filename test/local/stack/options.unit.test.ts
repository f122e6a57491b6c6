import { describe, expect, it } from '@jest/globals';
import { readOptions } from '../../../local/stack/options.ts';

describe('the options of the stack', () => {
  it('have defaults', () => {
    const { ports, data } = readOptions([], {});
    expect(ports).toEqual({ host: 7071, broker: 5672, tables: 10002 });
    expect(data).toMatch(/\.local$/);
  });

  it('come from the environment', () => {
    const options = readOptions(['--app', '/app'], {
      PORT: '1',
      BROKER_PORT: '2',
      TABLES_PORT: '3',
      STACK_DATA: '/data',
    });
    expect(options).toEqual({ app: '/app', data: '/data', ports: { host: 1, broker: 2, tables: 3 } });
  });

  it.each(['0', '65536', 'x', '7071.5', '-1'])('a PORT of %s is refused', (PORT) => {
    expect(() => readOptions([], { PORT })).toThrow(`PORT: expected a port from 1 to 65535, found "${PORT}"`);
  });
});
