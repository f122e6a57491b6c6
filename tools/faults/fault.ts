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

/** A part is ended, and isn't brought back meanwhile: the supervisor gets no turn. */
export function keepAway(stack: OwnStack, part: Part, signal: NodeJS.Signals): () => Promise<void> {
  process.kill(stack.pid, 'SIGSTOP');
  process.kill(stack.file.pids[part], signal);
  return async () => void process.kill(stack.pid, 'SIGCONT');
}
