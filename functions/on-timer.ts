import type { TimerHandler } from '@azure/functions';
import { describeFailure } from '../shared/failure.ts';
import type { RunReport } from '../shared/flows/run-report.ts';

/**
 * Runs at each tick and tells how many of `what` were due. The platform logs what a function throws: it gets failures as
 * our log may have them.
 */
export const onTimer =
  (what: string, run: () => Promise<RunReport>): TimerHandler =>
  async (_, context) => {
    const { due, failed } = await run().catch((error: unknown) => {
      throw new Error(describeFailure(error));
    });
    if (due > 0) context.log(`${due} ${what} due, ${failed.length} left for the next run`);
    for (const error of failed) context.error(describeFailure(error));
    if (failed.length > 0) throw new Error(`${failed.length} ${what} failed`);
  };
