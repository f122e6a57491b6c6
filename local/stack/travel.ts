import { join } from 'node:path';
import { readJson, writeJson } from './json-file.ts';
import type { Supervised } from './supervised.ts';

/** The stack's clock: how far it is ahead of the real one, kept over restarts so that time never runs backwards. */
export interface Travel {
  /** Milliseconds ahead of the real clock. */
  offset(): number;
  /** Moves every program forward; resolves with the new offset once all show it. */
  advance(by: number): Promise<number>;
  /** To be told each time a program shows an offset. */
  acknowledged(program: Supervised, offset: number): void;
}

interface Waiting {
  program: Supervised;
  offset: number;
  resolve: () => void;
}

export function createTravel(folder: string, travellers: () => readonly Supervised[]): Travel {
  const path = join(folder, 'clock.json');
  let offset = readJson<{ offset: number }>(path)?.offset ?? 0;
  let waiting: Waiting[] = [];
  let queue: Promise<unknown> = Promise.resolve();

  const move = async (program: Supervised) => {
    const shown = new Promise<void>((resolve) => waiting.push({ program, offset, resolve }));
    program.send({ clock: { offset } });
    // A program that ends meanwhile is started again with the new offset.
    await Promise.race([shown, program.ended()]);
  };

  const advance = async (by: number) => {
    offset += by;
    writeJson(path, { offset });
    await Promise.all(travellers().map(move));
    waiting = [];
    return offset;
  };

  return {
    offset: () => offset,
    advance: (by) => {
      const moved = queue.then(() => advance(by));
      queue = moved.catch(() => undefined);
      return moved;
    },
    acknowledged: (program, shown) => {
      for (const { program: of, offset: expected, resolve } of waiting)
        if (of === program && expected === shown) resolve();
    },
  };
}
