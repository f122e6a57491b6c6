import { setTimeout as sleep } from 'node:timers/promises';
import type { OwnStack } from '../../local/stack/own-stack.ts';

/** Something that befalls a stack for a while. */
export interface Fault {
  /** In a few words. */
  is: string;
  /** Begins it; answers how to end it. */
  strike(stack: OwnStack): () => Promise<void>;
}

type Part = 'host' | 'broker' | 'tables';

/** A part gets no turn, so that its connections stay open and say nothing. */
export function silence(stack: OwnStack, part: Part): () => Promise<void> {
  const pid = stack.file.pids[part];
  process.kill(pid, 'SIGSTOP');
  return async () => void process.kill(pid, 'SIGCONT');
}

/** A part is ended, and again as often as the supervisor brings it back and it has lived for so long. */
export function endAgainAndAgain(
  stack: OwnStack,
  part: Part,
  signal: NodeJS.Signals,
  lifeMs: number,
): () => Promise<void> {
  let over = false;
  const loop = async () => {
    let ended = 0;
    while (!over) {
      const pid = stack.file.pids[part];
      if (pid === ended) await sleep(50);
      else {
        if (ended !== 0) await sleep(lifeMs);
        try {
          process.kill(pid, signal);
        } catch {
          // It had ended by itself.
        }
        ended = pid;
      }
    }
  };
  const looping = loop();
  return async () => {
    over = true;
    await looping;
  };
}
