import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Misuse, readOptions } from '@csp-ticket-router/kit/program.ts';

export const USAGE = `node dist/local/host.mjs [--app DIR] [--port N] [--clock-offset MS]

Stands in for the Azure Functions host and its Node worker until it is told to stop.

  --app DIR          the app: its package.json, host.json and local.settings.json (.)
  --port N           where to listen, 0 for any free port (7071)
  --clock-offset MS  the distance of the app's clock to real time (0)`;

/** What the command line says. */
export interface Arguments {
  appDirectory: string;
  port: number;
  /** Milliseconds. */
  clockOffset: number;
}

/** Reads the host's command line. Throws Misuse with one line that says what is wrong. */
export function readArguments(args: string[]): Arguments {
  const values = readOptions(args, {
    app: { default: '.' },
    port: { default: '7071' },
    'clock-offset': { default: '0' },
  });
  const appDirectory = resolve(values.app);
  if (!statSync(appDirectory, { throwIfNoEntry: false })?.isDirectory())
    throw new Misuse(`expected --app with the folder of an app, found "${values.app}"`);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Misuse(`expected --port 0 to 65535, found "${values.port}"`);
  const clockOffset = Number(values['clock-offset']);
  if (!Number.isSafeInteger(clockOffset))
    throw new Misuse(`expected --clock-offset in whole milliseconds, found "${values['clock-offset']}"`);
  return { appDirectory, port, clockOffset };
}
