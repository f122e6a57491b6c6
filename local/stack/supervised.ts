import { setTimeout as delay } from 'node:timers/promises';
import type { ToChild, ToSupervisor } from '@csp-ticket-router/kit/ipc.ts';
import { launch, type Program, type Running } from './launch.ts';

/** A program that is started again whenever it ends, until it is stopped. */
export interface Supervised {
  /** Resolves when it is ready; rejects when its first run ends before that. */
  start(): Promise<void>;
  pid(): number;
  send(message: ToChild): void;
  /** Resolves when the run of now has ended. */
  ended(): Promise<unknown>;
  /** Asks it to end, and kills it after `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

interface SupervisedOptions {
  /** Called for each run, since arguments such as the clock's offset change. */
  program: () => Program;
  onMessage: (message: ToSupervisor) => void;
  /** Called when another run has become ready. */
  onRestart: () => void;
  say: (line: string) => void;
}

// A death now and then is mended at once; a program that can't live must not be started without end.
const SHORT_LIFE_MS = 1_000;
const BACKOFF_MS = [0, 0, 100, 500, 1_000, 2_000, 5_000];

export function createSupervised({ program, onMessage, onRestart, say }: SupervisedOptions): Supervised {
  let running: Running | undefined;
  let stopping = false;

  const keepAlive = async () => {
    let shortLives = 0;
    while (running !== undefined) {
      const { readyFor, exited, pid } = running;
      const reason = await exited;
      if (stopping) return;
      shortLives = readyFor() < SHORT_LIFE_MS ? shortLives + 1 : 0;
      const backoff = BACKOFF_MS[Math.min(shortLives, BACKOFF_MS.length - 1)] ?? 0;
      const { name } = program();
      const often = shortLives > 2 ? `, ${shortLives} times in a row` : '';
      say(`The ${name} (${pid}) ended: ${reason}${often}. Starting it again${backoff > 0 ? ` in ${backoff} ms` : ''}.`);
      await delay(backoff);
      if (stopping) return;
      running = launch(program(), onMessage);
      running.ready.then(onRestart, () => undefined);
    }
  };

  return {
    start: async () => {
      if (stopping) throw new Error('stopped before it was started');
      running = launch(program(), onMessage);
      await running.ready;
      keepAlive().catch((error) => say(String(error)));
    },
    pid: () => running?.pid ?? 0,
    send: (message) => running?.send(message),
    ended: async () => running?.exited,
    stop: async (graceMs) => {
      stopping = true;
      if (running === undefined) return;
      const { kill, exited } = running;
      kill('SIGTERM');
      const patience = setTimeout(() => kill('SIGKILL'), graceMs);
      await exited;
      clearTimeout(patience);
    },
  };
}
