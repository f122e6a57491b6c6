import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StackError } from './stack-error.ts';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function create(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Makes this process the only stack on a data folder, and returns how to give that up.
 * Fails with StackError when another stack runs on it.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'stack.pid');
  if (!create(path)) {
    const pid = Number(readFileSync(path, 'utf8'));
    if (isAlive(pid)) {
      throw new StackError(
        `a stack runs on ${folder} already (process ${pid}); stop it, or choose another folder with STACK_DATA=…`,
      );
    }
    rmSync(path);
    if (!create(path))
      throw new StackError(`expected to be the only stack on ${folder}, found another that just started`);
  }
  return () => rmSync(path, { force: true });
}
