import { saveHeartbeat } from '../adapters/store/heartbeats.ts';
import { PARTITIONS } from '../adapters/store/keys.ts';
import type { Deps } from '../deps.ts';

/** What a timer's run found due; what failed stays due for the next run, and held up nothing else. */
export interface RunReport {
  due: number;
  failed: unknown[];
}

/** How many partitions are in hand at once: more would only wait for each other at a storage that is slow. */
const TOGETHER = 4;

/** Runs for each partition by itself: one that fails fails alone. The heartbeat says that it ran, and how much failed. */
export async function runByPartition(
  { directory, now }: Pick<Deps, 'directory' | 'now'>,
  timer: string,
  run: (partition: string) => Promise<RunReport>,
): Promise<RunReport> {
  const reports: RunReport[] = [];
  const left = PARTITIONS.values();
  const runNext = async (): Promise<void> => {
    for (const partition of left)
      reports.push(await run(partition).catch((error: unknown) => ({ due: 0, failed: [error] })));
  };
  await Promise.all(Array.from({ length: TOGETHER }, runNext));
  const report = {
    due: reports.reduce((sum, { due }) => sum + due, 0),
    failed: reports.flatMap(({ failed }) => failed),
  };
  await saveHeartbeat(directory, timer, { at: now(), failed: report.failed.length });
  return report;
}
