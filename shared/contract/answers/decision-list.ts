import { z } from 'zod';
import { decisionAnswer } from './decision.ts';
import { problemAnswer } from './problem.ts';
import { acceptedTicketAnswer } from './ticket.ts';

const results = z.array(
  z.union([
    z.strictObject({ status: z.literal(202), ticket: acceptedTicketAnswer, replayed: z.literal(true).optional() }),
    z.strictObject({ status: z.int(), problem: problemAnswer }),
  ]),
);

/** One result an intent, in their order; `results` is the same, and goes with 1.0. */
export const batchAnswer = z.strictObject({ value: results, results });

const decisions = z.array(z.union([decisionAnswer, problemAnswer]));

/** A decision or problem an intent, in their order; `decisions` is the same, and goes with 1.0. */
export const decisionListAnswer = z.strictObject({ value: decisions, decisions });
