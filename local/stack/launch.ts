import { type ChildProcess, spawn } from 'node:child_process';
import type { ToChild, ToSupervisor } from '@csp-ticket-router/kit/ipc.ts';

/** How to start one program of the stack. */
export interface Program {
  name: string;
  /** Arguments for node: the file first. */
  args: string[];
  env: Record<string, string>;
  quiet: boolean;
}

/** A program that runs. */
export interface Running {
  pid: number;
  ready: Promise<void>;
  /** Milliseconds since it became ready; 0 before. */
  readyFor(): number;
  /** Resolves with what ended it, in words. */
  exited: Promise<string>;
  send(message: ToChild): void;
  kill(signal: NodeJS.Signals): void;
}

/**
 * Starts a program in a process group of its own, so that Ctrl-C reaches the supervisor alone, which stops
 * all in order. Should the supervisor be killed, the closed channel tells the program to end.
 */
export function launch({ name, args, env, quiet }: Program, onMessage: (message: ToSupervisor) => void): Running {
  const child: ChildProcess = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : signal));
    child.once('error', ({ message }) => resolve(message));
  });
  let readyAt: number | undefined;
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message: ToSupervisor) => {
      if (!('ready' in message)) return onMessage(message);
      readyAt = performance.now();
      resolve();
    });
    exited.then((reason) => reject(new Error(`the ${name} ended before it was ready (${reason})`)), reject);
  });
  // Whoever waits sees the rejection; where nobody does, the end shows in `exited`.
  ready.catch(() => undefined);
  // A program that ends while it is written to is no fault of ours.
  child.on('error', () => undefined);
  return {
    pid: child.pid ?? 0,
    ready,
    readyFor: () => (readyAt === undefined ? 0 : performance.now() - readyAt),
    exited,
    send: (message) => void (child.connected && child.send(message, () => undefined)),
    kill: (signal) => void child.kill(signal),
  };
}
