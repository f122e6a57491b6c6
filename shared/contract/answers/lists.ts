import { z } from 'zod';
import { CHANNELS } from '../../core/decision/intent.ts';
import { QUOTA_NAMES } from '../../core/partner/quota.ts';
import { CLOCK_NAMES } from '../../core/ticket/ticket.ts';
import { decisionAnswer } from './decision.ts';
import { listedTicketAnswer, ticketAnswer } from './ticket.ts';

/** RFC 9457, and members of the code's own. */
export const problemAnswer = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string(),
  traceId: z.string(),
  errors: z.array(z.strictObject({ pointer: z.string(), code: z.string(), message: z.string() })).optional(),
  decision: decisionAnswer.optional(),
  quota: z
    .strictObject({
      name: z.enum(QUOTA_NAMES),
      limit: z.int(),
      windowSeconds: z.int(),
      remaining: z.int(),
      resetSeconds: z.int(),
    })
    .optional(),
});

/** A page; `nextLink` is absent on the last one. */
const page = { nextLink: z.url().optional() };
const count = z.int().min(0);

export const ticketListAnswer = z.strictObject({ value: z.array(listedTicketAnswer), ...page });

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
  ...page,
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
  ...page,
});

/** Under which id an event is kept, and whether it was there already. */
export const webhookAnswer = z.strictObject({ id: z.string(), duplicate: z.boolean() });

const check = z.strictObject({ healthy: z.boolean(), ageSeconds: z.int().min(0).optional() });

export const healthAnswer = z.strictObject({
  status: z.enum(['healthy', 'unhealthy']),
  checks: z.record(z.string(), check),
});
