import { type ChildProcess, spawn } from 'node:child_process';
import type { ToChild, ToSupervisor } from '../ipc.ts';

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
  startedAt: number;
  ready: Promise<void>;
  /** Resolves with what ended it, in words. */
  exited: Promise<string>;
  send(message: ToChild): void;
  kill(signal: NodeJS.Signals): void;
}

const isReady = (message: ToSupervisor) => 'ready' in message;

/**
 * Starts a program in a process group of its own, so that Ctrl-C reaches the supervisor alone, which stops
 * all in order. Should the supervisor be killed, the closed channel tells the program to end.
 */
export const launch = ({ name, args, env, quiet }: Program, onMessage: (message: ToSupervisor) => void): Running => {
  const child: ChildProcess = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : signal));
    child.once('error', ({ message }) => resolve(message));
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message: ToSupervisor) => (isReady(message) ? resolve() : onMessage(message)));
    exited.then((reason) => reject(new Error(`the ${name} ended before it was ready (${reason})`)), reject);
  });
  // Whoever waits sees the rejection; where nobody does, the end shows in `exited`.
  ready.catch(() => undefined);
  // A program that ends while it is written to is no fault of ours.
  child.on('error', () => undefined);
  return {
    pid: child.pid ?? 0,
    startedAt: performance.now(),
    ready,
    exited,
    send: (message) => void (child.connected && child.send(message, () => undefined)),
    kill: (signal) => void child.kill(signal),
  };
};
