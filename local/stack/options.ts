import { resolve } from 'node:path';
import { Misuse, readOptions as read } from '@csp-ticket-router/kit/program.ts';

export const USAGE = `npm start

Builds and starts everything on this machine: the API, a Service Bus broker, Azurite's tables. Prints addresses and the
demo partner's key once it is ready. Ctrl-C stops all of it.

  PORT, BROKER_PORT, TABLES_PORT  where to listen on 127.0.0.1 (7071, 5672, 10002)
  STACK_DATA                      the folder of all that outlives a stop (.local)
  -- --app DIR                    another function app (.)

The app's own settings come from local.settings.json and the environment; infra/settings.json tells what they are.`;

/** Where the stack runs. Ports are on 127.0.0.1. */
export interface StackOptions {
  /** Directory of the function app, with its package.json and host.json. */
  app: string;
  /** Folder of all that outlives a stop. */
  data: string;
  ports: Record<ProgramName, number>;
}

export type ProgramName = 'tables' | 'broker' | 'host';

/** The environment variable that sets a program's port, and the port without it. */
export const portVariables = {
  host: { variable: 'PORT', fallback: 7071 },
  broker: { variable: 'BROKER_PORT', fallback: 5672 },
  tables: { variable: 'TABLES_PORT', fallback: 10002 },
} as const satisfies Record<ProgramName, { variable: string; fallback: number }>;

function readPort(program: ProgramName, env: NodeJS.ProcessEnv): number {
  const { variable, fallback } = portVariables[program];
  const port = Number(env[variable] ?? fallback);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Misuse(`${variable}: expected a port from 1 to 65535, found "${env[variable]}"`);
}

/** Reads `--app`, `STACK_DATA` and the ports. Throws Misuse for a port that is none and for unknown options. */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): StackOptions {
  const { app } = read(args, { app: { default: '.' } });
  return {
    app: resolve(app),
    data: resolve(env.STACK_DATA ?? '.local'),
    ports: { host: readPort('host', env), broker: readPort('broker', env), tables: readPort('tables', env) },
  };
}
