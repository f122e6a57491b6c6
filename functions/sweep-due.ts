import type { TimerHandler } from '@azure/functions';
import type { Deps } from '../shared/deps.ts';
import { sweepDue as sweep } from '../shared/flows/sweep-due.ts';

/** Every minute: flags what fell due. */
export const sweepDue =
  (deps: Deps): TimerHandler =>
  async (_, context) => {
    const { due, failed } = await sweep(deps);
    if (due > 0) context.log(`${due} ticket(s) due, ${failed.length} left for the next sweep`);
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} ticket(s) could not be flagged`);
  };
