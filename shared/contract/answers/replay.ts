import { z } from 'zod';
import { CHANNELS } from '../../core/decision/intent.ts';
import { CLOCK_NAMES } from '../../core/ticket/ticket.ts';
import { decisionAnswer } from './decision.ts';
import { nextLink } from './ticket-list.ts';

const count = z.int().min(0);

const outcome = decisionAnswer
  .pick({ outcome: true, code: true })
  .extend({ channel: z.enum(CHANNELS).nullable(), dueAt: z.iso.datetime().nullable() });

export const replayAnswer = z.strictObject({
  value: z.array(
    z.strictObject({
      ticketId: z.string(),
      was: outcome,
      wouldBe: outcome,
      changes: z.array(z.enum(['outcome', 'channel', 'code', 'dueAt'])),
      reproduced: z.boolean(),
      madeBy: decisionAnswer.shape.policy.optional(),
      differs: z.array(z.string()).optional(),
    }),
  ),
  counts: z.strictObject({
    decided: count,
    changed: count,
    outcome: count,
    channel: count,
    code: count,
    dueAt: count,
    notReproduced: count,
  }),
  ...nextLink,
});

export const previewAnswer = z.strictObject({
  value: z.array(
    z.strictObject({
      ticketId: z.string(),
      clock: z.enum(CLOCK_NAMES),
      dueAt: z.iso.datetime(),
      wouldBeDueAt: z.iso.datetime(),
      wouldBreach: z.boolean(),
    }),
  ),
  counts: z.strictObject({ running: count, moved: count, wouldBreach: count }),
  ...nextLink,
});
