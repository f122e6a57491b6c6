import { saveHeartbeat } from '../adapters/store/heartbeats.ts';
import { PARTITIONS } from '../adapters/store/keys.ts';
import type { Deps } from '../deps.ts';

/** What a timer's run found due; what failed stays due for the next run, and held up nothing else. */
export interface RunReport {
  due: number;
  failed: unknown[];
}

/** Runs for each partition by itself: one that fails fails alone. The heartbeat says that it ran, and how much failed. */
export async function runByPartition(
  { directory, now }: Pick<Deps, 'directory' | 'now'>,
  timer: string,
  run: (partition: string) => Promise<RunReport>,
): Promise<RunReport> {
  const alone = (partition: string) => run(partition).catch((error: unknown) => ({ due: 0, failed: [error] }));
  const reports = await Promise.all(PARTITIONS.map(alone));
  const report = {
    due: reports.reduce((sum, { due }) => sum + due, 0),
    failed: reports.flatMap(({ failed }) => failed),
  };
  await saveHeartbeat(directory, timer, { at: now(), failed: report.failed.length });
  return report;
}
