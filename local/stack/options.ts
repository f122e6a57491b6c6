import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StackError } from './stack-error.ts';

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

const readPort = (program: ProgramName, env: NodeJS.ProcessEnv): number => {
  const { variable, fallback } = portVariables[program];
  const port = Number(env[variable] ?? fallback);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new StackError(`${variable}: expected a port from 1 to 65535, found "${env[variable]}"`);
};

/** Reads `--app`, `STACK_DATA` and the ports. @throws StackError for a port that is none */
export const readOptions = (args: string[], env: NodeJS.ProcessEnv): StackOptions => {
  const { values } = parseArgs({ args, options: { app: { type: 'string', default: '.' } } });
  return {
    app: resolve(values.app),
    data: resolve(env.STACK_DATA ?? '.local'),
    ports: { host: readPort('host', env), broker: readPort('broker', env), tables: readPort('tables', env) },
  };
};
