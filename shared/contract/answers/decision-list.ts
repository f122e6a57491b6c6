import { z } from 'zod';
import { decisionAnswer } from './decision.ts';
import { problemAnswer } from './problem.ts';
import { ticketAnswer } from './ticket.ts';

/** One result an intent, in their order. */
export const batchAnswer = z.strictObject({
  results: z.array(
    z.union([
      z.strictObject({ status: z.literal(202), ticket: ticketAnswer, replayed: z.literal(true).optional() }),
      z.strictObject({ status: z.int(), problem: problemAnswer }),
    ]),
  ),
});

/** A decision or problem an intent, in their order. */
export const decisionListAnswer = z.strictObject({ decisions: z.array(z.union([decisionAnswer, problemAnswer])) });
