import type { Deps } from '../shared/deps.ts';
import { describeFailure } from '../shared/failure.ts';
import { sweepDue as sweep } from '../shared/flows/sweep-due.ts';
import { onTimer } from './on-timer.ts';

/** Every minute: flags what fell due. */
export const sweepDue = (deps: Deps) =>
  onTimer(async (context) => {
    const { due, failed } = await sweep(deps);
    if (due > 0) context.log(`${due} ticket(s) due, ${failed.length} left for the next sweep`);
    for (const error of failed) context.error(describeFailure(error));
    if (failed.length > 0) throw new Error(`${failed.length} ticket(s) could not be flagged`);
  });
