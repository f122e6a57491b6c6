import { parseArgs } from 'node:util';

/** What the command line says. */
export interface Arguments {
  config: string;
  data: string;
  host: string;
  port: number;
  key: string;
  /** Milliseconds. */
  clockOffset: number;
}

/** The official emulator's port and well-known key. */
const defaults = { port: '5672', key: 'SAS_KEY_VALUE' } as const;

/** Reads the broker's command line. Throws with one line that says what is wrong. */
export function readArguments(args: string[], environment: Readonly<Record<string, string | undefined>>): Arguments {
  const { values } = parseArgs({
    args: joinNegative(args),
    options: {
      config: { type: 'string' },
      data: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: defaults.port },
      key: { type: 'string', default: environment.BROKER_KEY ?? defaults.key },
      'clock-offset': { type: 'string', default: '0' },
    },
  });
  const { config, data, host, key } = values;
  if (!config) throw new Error('expected --config FILE, found none');
  if (!data) throw new Error('expected --data DIR, found none');
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`expected --port 0 to 65535, found "${values.port}"`);
  const clockOffset = Number(values['clock-offset']);
  if (!Number.isSafeInteger(clockOffset)) {
    throw new Error(`expected --clock-offset in whole milliseconds, found "${values['clock-offset']}"`);
  }
  return { config, data, host, port, key, clockOffset };
}

/** `parseArgs` takes `-5` for an option of its own, unless it is joined to the option before it. */
function joinNegative(args: readonly string[]): string[] {
  return args.flatMap((arg, at) => {
    const next = args[at + 1];
    if (arg.startsWith('--') && next && /^-\d/.test(next)) return [`${arg}=${next}`];
    return /^-\d/.test(arg) && args[at - 1]?.startsWith('--') ? [] : [arg];
  });
}
