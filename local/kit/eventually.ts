import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves with the first answer of `probe` that is neither undefined nor false; rejects where none comes in time. */
export async function eventually<T>(
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  withinMs = 60_000,
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`Not within ${withinMs} ms: ${probe}`);
    await sleep(50);
  }
}
