import { Misuse, readOptions } from '@csp-ticket-router/kit/program.ts';

export const USAGE = `npm run broker -- --config FILE --data DIR [--port N] [--host H] [--key KEY] [--clock-offset MS]

Stands in for a Service Bus namespace until it is told to stop.

  --config FILE      the queues, in the official emulator's format
  --data DIR         where the journal is kept
  --port N           where to listen, 0 for any free port (5672)
  --host H           the address to listen on (127.0.0.1)
  --key KEY          the key of RootManageSharedAccessKey, also in BROKER_KEY (SAS_KEY_VALUE)
  --clock-offset MS  the distance of its clock to real time (0)`;

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

/** Reads the broker's command line. Throws Misuse with one line that says what is wrong. */
export function readArguments(args: string[], environment: Readonly<Record<string, string | undefined>>): Arguments {
  const values = readOptions(joinNegative(args), {
    config: {},
    data: {},
    host: { default: '127.0.0.1' },
    port: { default: defaults.port },
    key: { default: environment.BROKER_KEY ?? defaults.key },
    'clock-offset': { default: '0' },
  });
  const { config, data, host, key } = values;
  if (!config) throw new Misuse('expected --config FILE, found none');
  if (!data) throw new Misuse('expected --data DIR, found none');
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Misuse(`expected --port 0 to 65535, found "${values.port}"`);
  const clockOffset = Number(values['clock-offset']);
  if (!Number.isSafeInteger(clockOffset)) {
    throw new Misuse(`expected --clock-offset in whole milliseconds, found "${values['clock-offset']}"`);
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
