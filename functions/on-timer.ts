import type { InvocationContext, TimerHandler } from '@azure/functions';
import { describeFailure } from '../shared/failure.ts';

/** Runs at each tick. The platform logs what a function throws: it gets the failure as our log may have it. */
export const onTimer =
  (act: (context: InvocationContext) => Promise<void>): TimerHandler =>
  async (_, context) => {
    try {
      await act(context);
    } catch (error) {
      throw new Error(describeFailure(error));
    }
  };
